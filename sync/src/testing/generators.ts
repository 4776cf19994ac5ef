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
  type QueueOrder,
  type Repeat,
  type ServerMs,
  type Song,
  type SongId,
  type SpaceId,
  type UserId,
  type Vote,
} from '../protocol/index.ts'
import type { Command, Intent, UserCommand } from '../space/index.ts'
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

export const anItem = (n: number, durationMs = 180_000): Item => ({
  itemId: `item-${n}` as ItemId,
  song: aSong(n, durationMs),
  addedBy: aUser(0),
  addedAt: T0,
  votes: {},
  isNext: false,
})

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

const itemNumber = fc.integer({ min: 1, max: 8 })
const itemIdArb = itemNumber.map((n) => `item-${n}` as ItemId)

/** Any intent, sensible or not. */
export const anIntent: fc.Arbitrary<Intent> = fc.oneof(
  fc.record({ type: fc.constant('pause-playback' as const), itemId: fc.option(itemIdArb, { nil: undefined }) }),
  fc.record({ type: fc.constant('resume-playback' as const), itemId: fc.option(itemIdArb, { nil: undefined }) }),
  fc.record({ type: fc.constant('seek-playback' as const), positionMs: aPosition() }),
  fc.record({ type: fc.constant('skip-song' as const) }),
  fc.record({ type: fc.constant('previous-song' as const) }),
  fc.record({ type: fc.constant('add-song' as const), item: itemNumber.map((n) => anItem(n, 20_000 * n)) }),
  fc.record({
    type: fc.constant('add-song' as const),
    item: fc
      .tuple(itemNumber, fc.constantFrom(anUnmeasuredSong, aStation))
      .map(([n, song]) => ({ ...anItem(n), song: song(n) })),
  }),
  fc.record({
    type: fc.constant('measure-song' as const),
    itemId: itemIdArb,
    durationMs: fc.integer({ min: 1, max: 300_000 }).map(asDurationMs),
  }),
  fc.record({
    type: fc.constant('move-item' as const),
    itemId: itemIdArb,
    before: fc.option(itemIdArb, { nil: null }),
  }),
  fc.record({ type: fc.constant('play-next' as const), itemId: itemIdArb }),
  fc.record({
    type: fc.constant('vote-item' as const),
    itemId: itemIdArb,
    vote: fc.constantFrom<Vote[]>(-1, 0, 1),
  }),
  fc.record({ type: fc.constant('clear-queue' as const) }),
  fc.record({ type: fc.constant('shuffle-queue' as const), seed: fc.nat() }),
  fc.record({ type: fc.constant('undo-queue' as const) }),
  fc.record({
    type: fc.constant('set-order' as const),
    order: fc.constantFrom<QueueOrder[]>('added', 'votes', 'turns'),
  }),
  fc.record({ type: fc.constant('set-repeat' as const), repeat: fc.constantFrom<Repeat[]>('off', 'one', 'all') }),
  fc.record({ type: fc.constant('remove-item' as const), itemId: itemIdArb }),
  fc.record({ type: fc.constant('play-item' as const), itemId: itemIdArb }),
)

/** One command of a story and how long after the one before it comes. */
export type Beat = { afterMs: number; command: Command }

export const aBeat: fc.Arbitrary<Beat> = fc.record({
  afterMs: aSpan(60_000),
  command: fc.oneof(
    {
      weight: 6,
      arbitrary: fc.tuple(anIntent, fc.integer({ min: 0, max: 300 })).map(([it, lead]) => command(it, lead)),
    },
    { weight: 1, arbitrary: fc.constant<Command>({ type: 'time-passed' }) },
  ),
})

/** Tells a story from `T0`, as the server does: before each command whatever has ended is over. */
export const tell = (space: SpaceState, beats: readonly Beat[]): { space: SpaceState; now: ServerMs } => {
  let now = T0
  for (const beat of beats) {
    now = asServerMs(now + beat.afterMs)
    for (const command of [{ type: 'time-passed' as const }, beat.command]) {
      const step = reduce(space, command, now)
      if (step.ok) space = step.space
    }
  }
  return { space, now }
}
