import type { Place } from '@earshot/sync'
import { songFromLink } from '../../lib/api.ts'
import { words } from '../../lib/words.ts'
import type { RoomSession } from '../../session/room-session.ts'
import { useAudioStore } from '../audioStore.tsx'
import { type Add, BEGINNING, useAdding } from './adding.ts'
import { countOf } from './batch.ts'
import { BatchLine } from './batch-line.ts'
import { type Hit, keyOf } from './hit.ts'

/** A tick is to be seen for so long, and a list that is done, ms. */
const TICK_MS = 2_000
const LINGER_MS = 6_000

const { getState: get, setState: set } = useAdding

let session: RoomSession | null = null

/** Brings a song into the library, where it is then to be seen. */
const bring = async (link: string) => {
  const answer = await songFromLink(link)
  if (answer.ok) useAudioStore.getState().noteSong(answer.value)
  return answer
}

/** The one list of this page that is being added. */
export const line = new BatchLine({
  bring,
  queue: async (songId) => (session === null ? 'unavailable' : session.queueSong(songId)),
  now: () => performance.timeOrigin + performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
  show: (batch) => {
    set({ batch })
    if (batch?.phase !== 'done' || countOf(batch).failed > 0) return
    setTimeout(() => get().batch === batch && line.dismiss(), LINGER_MS)
  },
})

/** Songs go to this room from now on; answers how to leave it, whereupon nothing more goes there. */
export const addTo = (room: RoomSession): (() => void) => {
  session = room
  return () => {
    session = null
    line.dismiss()
    set({ ...BEGINNING, settings: get().settings })
  }
}

/** Whether the room that one is in now is still the one when it is asked: what was asked for in a room is answered there or not at all. */
export const whileHere = (): (() => boolean) => {
  const room = session
  return () => session === room
}

/** Within a user's gesture: what is added may sound. */
export const unlock = (): void => void session?.unlockSound().catch(() => undefined)

/** Adds one song to the room, by way of the library where it is not there yet; answers whether it was. */
export const addHit = async (hit: Hit, place: Place = 'end'): Promise<boolean> => {
  const [key, room] = [keyOf(hit), session]
  if (room === null || get().adds[key] === 'bringing') return false
  unlock()
  if (!('song' in hit.from)) note(key, 'bringing')
  const answer = 'song' in hit.from ? ({ ok: true, value: hit.from.song } as const) : await bring(hit.from.link)
  if (session !== room) return false
  if (!answer.ok) note(key, answer)
  if (!answer.ok) return false
  if (place === 'end') room.addSong(answer.value.songId)
  else {
    const refusal = await room.tell({ type: 'add-song', songId: answer.value.songId, place })
    if (session !== room) return false
    if (refusal !== null) note(key, { ok: false, code: refusal, message: words.refusals[refusal] })
    if (refusal !== null) return false
  }
  note(key, 'added')
  setTimeout(() => session === room && get().adds[key] === 'added' && note(key, null), TICK_MS)
  return true
}

const note = (key: string, add: Add | null): void => {
  const { [key]: _, ...others } = get().adds
  set({ adds: add === null ? others : { ...others, [key]: add } })
}
