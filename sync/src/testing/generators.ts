import fc from 'fast-check'
import {
  asDurationMs,
  asPositionMs,
  asServerMs,
  type CommandId,
  type Epoch,
  type Item,
  type ItemId,
  onGrid,
  type PublicUser,
  type ServerMs,
  type Song,
  type SongId,
  type SpaceId,
  type UserId,
} from '../protocol/index.ts'
import { newItem } from '../queue/index.ts'
import type { Intent, UserCommand } from '../space/index.ts'
import { newSpace, reduce, type SpaceState } from '../space/index.ts'

/** The instant at which generated stories begin. */
export const T0 = asServerMs(1_700_000_000_000)

/** A song of `durationMs`; two with one number are the same song. */
export const aSong = (n: number, durationMs = 180_000): Song => ({
  songId: `song-${n}` as SongId,
  title: `Song ${n}`,
  artist: 'Somebody',
  album: '',
  durationMs: asDurationMs(durationMs),
  coverUrl: null,
  source: { kind: 'file', url: `/media/${n}.mp3`, mimeType: 'audio/mpeg', sizeBytes: 1 },
})

/** A song of which only its player can know how long it is. */
export const anUnmeasuredSong = (n: number): Song => ({
  ...aSong(n),
  durationMs: null,
  source: { kind: 'youtube', videoId: `video-${n}`.padEnd(11, '_') },
})

/** A radio station. */
export const aStation = (n: number): Song => ({
  ...aSong(n),
  durationMs: null,
  source: { kind: 'live', url: `https://radio.example/${n}`, format: 'icy' },
})

export const aUser = (n: number): PublicUser => ({ userId: `user-${n}` as UserId, name: `User ${n}` })

export const anItem = (n: number, durationMs = 180_000): Item =>
  newItem({ itemId: `item-${n}` as ItemId, song: aSong(n, durationMs), addedBy: aUser(0), addedAt: T0 })

export const aSpace = (now: ServerMs = T0): SpaceState =>
  newSpace({ spaceId: 'abcdef' as SpaceId, name: 'A room', creator: aUser(0), epoch: 'e1' as Epoch, now })

let counter = 0

/** `intent` as a command under an id of its own, effective after `leadMs`. */
export const command = (intent: Intent, leadMs = 0, by = aUser(0)): UserCommand => ({
  ...intent,
  commandId: `c${counter++}` as CommandId,
  by,
  leadMs,
  loadLeadMs: leadMs,
})

/** What `reduce` makes of it; throws when it was refused, naming the refusal. */
export const accept = (space: SpaceState, intent: Intent, now: ServerMs, leadMs = 0): SpaceState => {
  const step = reduce(space, command(intent, leadMs), now)
  if (!step.ok) throw new Error(`refused: ${step.refusal}`)
  return step.space
}

/** A space that plays item 1 since `T0`, with `waiting` more items of the same length behind it. */
export const playing = (waiting = 0, durationMs = 180_000): SpaceState => {
  let space = aSpace()
  for (let n = 1; n <= waiting + 1; n++) space = accept(space, { type: 'add-song', item: anItem(n, durationMs) }, T0)
  return space
}

/** A length of time on the grid, fractions included. */
export const aSpan = (max: number) => fc.double({ min: 0, max, noNaN: true }).map(onGrid)

export const aPosition = (max = 400_000) => aSpan(max).map(asPositionMs)
