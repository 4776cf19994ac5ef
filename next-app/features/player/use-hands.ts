'use client'

import { useMemo } from 'react'
import { useRoomSession } from '../../context/socket-context.tsx'
import type { RoomSession } from '../../session/room-session.ts'

/**
 * What may be done by hand, from buttons and keys alike. Whatever makes sound is also the gesture by which a browser
 * lets this page sound, so nobody has to press twice.
 */
export const handsOn = (session: RoomSession | null) => {
  const sounding = (act: (session: RoomSession) => void) => () => {
    if (session === null) return
    session.unlockSound().catch(() => undefined)
    act(session)
  }
  return {
    pause: () => session?.pause(),
    resume: sounding((room) => room.resume()),
    next: sounding((room) => room.skip()),
    previous: sounding((room) => room.previous()),
    playItem: (itemId: Parameters<RoomSession['playItem']>[0]) => sounding((room) => room.playItem(itemId))(),
    addSong: (songId: Parameters<RoomSession['addSong']>[0]) => sounding((room) => room.addSong(songId))(),
    removeItem: (itemId: Parameters<RoomSession['removeItem']>[0]) => session?.removeItem(itemId),
  }
}

export const useHands = () => {
  const session = useRoomSession()
  return useMemo(() => handsOn(session), [session])
}
