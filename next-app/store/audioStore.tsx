'use client'

import type { Song } from '@earshot/sync'
import { type ReactNode, useEffect } from 'react'
import { create } from 'zustand'
import { useRoomSession } from '../context/socket-context.tsx'
import { listSongs } from '../lib/api.ts'
import type { RoomSession, RoomSnapshot } from '../session/room-session.ts'
import { keepDeviceVolume, recallDeviceVolume } from './device-volume.ts'
import { EMPTY_ROOM } from './empty-room.ts'
import { keepMeasurable } from './keep-measurable.ts'
import { answered, asking, type Library, UNREAD, withSong } from './library.ts'
import { keepOutputDelay } from './output/keep-delay.ts'
import { type OutputDevice, UNKNOWN_DEVICE } from './output/output-device.ts'
import { nextUploads, type Upload, type UploadEvent } from './uploads.ts'

/** All the interface draws from: the session's newest snapshot, and what belongs to this page alone. */
export type AudioState = {
  room: RoomSnapshot
  /** What this page sounds on, as far as the browser tells. */
  outputDevice: OutputDevice
  uploads: readonly Upload[]
  library: Library
  noteUpload(event: UploadEvent): void
  noteSong(song: Song): void
  /** Asks for the newest songs of the library, or for more of them. */
  readLibrary(more?: 'more'): Promise<void>
}

export const useAudioStore = create<AudioState>()((set, get) => ({
  room: EMPTY_ROOM,
  outputDevice: UNKNOWN_DEVICE,
  uploads: [],
  library: UNREAD,
  noteUpload: (event) => set(({ uploads }) => ({ uploads: nextUploads(uploads, event) })),
  noteSong: (song) => set(({ library }) => ({ library: withSong(library, song) })),
  readLibrary: async (more) => {
    const after = more === undefined ? null : get().library.next
    set(({ library }) => ({ library: asking(library) }))
    const answer = await listSongs('', after)
    set(({ library }) => ({ library: answered(library, answer, after) }))
  },
}))

/** One thing of the room's newest snapshot; draws anew only when that thing changes. */
export const useRoom = <Part,>(select: (room: RoomSnapshot) => Part): Part => useAudioStore(({ room }) => select(room))

/** Keeps the store equal to `session`, and this device's volume and output delay what they were last time; answers how to stop. */
export const mirrorSession = (session: RoomSession): (() => void) => {
  const remembered = recallDeviceVolume()
  if (remembered !== null) {
    session.setVolume(remembered.volume)
    session.setMuted(remembered.muted)
  }
  const mirror = () => {
    const before = useAudioStore.getState().room
    const room = session.getSnapshot()
    useAudioStore.setState({ room })
    if (room.volume !== before.volume || room.muted !== before.muted) keepDeviceVolume(room)
  }
  useAudioStore.setState({ room: session.getSnapshot() })
  const stop = session.subscribe(mirror)
  const stopKeeping = keepOutputDelay(session, (outputDevice) => useAudioStore.setState({ outputDevice }))
  const stopMeasurable = keepMeasurable(session)
  return () => {
    stop()
    stopKeeping()
    stopMeasurable()
    useAudioStore.setState({ room: EMPTY_ROOM })
  }
}

/** Mirrors the session around it, for everything inside. */
export const AudioStoreProvider = ({ children }: { children: ReactNode }) => {
  const session = useRoomSession()
  useEffect(() => (session === null ? undefined : mirrorSession(session)), [session])
  return children
}
