import type { Song } from '@earshot/sync'
import { create } from 'zustand'
import { type FolderPage, openFolder, searchFolder } from '../../lib/api.ts'
import type { RoomSession } from '../../session/room-session.ts'
import { type Adding, addInOrder } from './add-in-order.ts'

/** What is asked for: a folder, or songs with some words. */
export type Asked = { path: string; query: string }

/** The server's music as far as this page has asked for it. */
export type FolderState = {
  asked: Asked
  /** The newest answer; what was seen before stays while the next is awaited. */
  page: FolderPage | null
  state: 'unread' | 'reading' | 'read' | 'failed'
  message: string
  /** How the adding of a whole folder stands; null when none was added since one came here. */
  adding: Adding | null
}

export const UNREAD: FolderState = {
  asked: { path: '', query: '' },
  page: null,
  state: 'unread',
  message: '',
  adding: null,
}

export const useFolder = create<FolderState>()(() => UNREAD)
const { getState: get, setState: set } = useFolder

/** Asks for a folder or for songs; a later question overtakes an earlier one. */
export const askFolder = async (asked: Asked): Promise<void> => {
  const isElsewhere = asked.path !== get().asked.path
  set({ asked, state: 'reading', ...(isElsewhere && get().adding?.state !== 'adding' && { adding: null }) })
  const answer = await (asked.query.trim() === '' ? openFolder(asked.path) : searchFolder(asked.query))
  if (get().asked !== asked) return
  if (answer.ok) set({ page: answer.value, state: 'read', message: '' })
  else set({ page: null, state: 'failed', message: answer.message })
}

let running: AbortController | null = null
const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** Adds songs to the room in their order, whatever the page shows meanwhile, until one leaves the room. */
export const addAll = (songs: readonly Song[], room: Pick<RoomSession, 'queueSong'>): void => {
  running?.abort()
  const own = new AbortController()
  running = own
  void addInOrder(songs, own.signal, {
    queue: (songId) => room.queueSong(songId),
    wait,
    tell: (adding) => running === own && set({ adding }),
  })
}

export const stopAdding = (): void => running?.abort()

/** Nothing of it goes to another room. */
export const leaveFolder = (): void => {
  stopAdding()
  running = null
  set({ adding: null })
}
