'use client'

import type { Place, Song } from '@earshot/sync'
import { toast } from '../../components/toast.ts'
import { words } from '../../lib/words.ts'
import type { RoomSession } from '../../session/room-session.ts'
import { offerUndo, undoQueue } from './undo.ts'

/** What is said of a song that was added, and lets it be taken back where it only waits. */
export const sayAdded = (session: RoomSession, title: string, place: Place): void => {
  if (place === 'now' || session.getSnapshot().queue.upcoming.length === 0) return
  offerUndo(place === 'next' ? words.queue.playsNext(title) : words.queue.added(title), () => void undoQueue(session))
}

/** Adds a song of the library, and says so. Within a user's gesture: it may sound. */
export const addOne = async (session: RoomSession | null, song: Song, place: Place = 'end'): Promise<void> => {
  if (session === null) return
  session.unlockSound().catch(() => undefined)
  const refusal = await session.tell({ type: 'add-song', songId: song.songId, place })
  if (refusal === null) sayAdded(session, song.title, place)
  else toast(words.refusals[refusal], { id: refusal })
}
