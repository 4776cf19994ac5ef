'use client'

import type { ItemId, Permission, PositionMs, SongId } from '@earshot/sync'
import { useMemo } from 'react'
import { useRoomSession } from '../../context/socket-context.tsx'
import type { RoomSession } from '../../session/room-session.ts'
import { isAllowed } from './allowed.ts'

/**
 * What may be done by hand, from buttons and keys alike; each answers whether it was. Whatever makes sound is also the
 * gesture by which a browser lets this page sound, so nobody has to press twice.
 */
export const handsOn = (session: RoomSession | null) => {
  const by = (permission: Permission, act: (session: RoomSession) => void): boolean => {
    if (session === null || !isAllowed(session, permission)) return false
    act(session)
    return true
  }
  const sounding = (permission: Permission, act: (session: RoomSession) => void): boolean => {
    session?.unlockSound().catch(() => undefined)
    return by(permission, act)
  }
  return {
    pause: () => by('control-playback', (room) => room.pause()),
    resume: () => sounding('control-playback', (room) => room.resume()),
    seek: (positionMs: PositionMs) => by('control-playback', (room) => room.seek(positionMs)),
    next: () => sounding('change-song', (room) => room.skip()),
    previous: () => sounding('change-song', (room) => room.previous()),
    playItem: (itemId: ItemId) => sounding('change-song', (room) => room.playItem(itemId)),
    addSong: (songId: SongId) => sounding('add-songs', (room) => room.addSong(songId)),
  }
}

export const useHands = () => {
  const session = useRoomSession()
  return useMemo(() => handsOn(session), [session])
}
