import fc from 'fast-check'
import {
  asDurationMs,
  asServerMs,
  type GivenRole,
  type InviteId,
  type ItemId,
  type Place,
  PRESETS,
  type PublicUser,
  type QueueOrder,
  type Repeat,
  type RoomSettings,
  type ServerMs,
  type UserId,
  type Vote,
} from '../protocol/index.ts'
import type { Command, Intent, PeopleIntent, ServerCommand, SpaceState } from '../space/index.ts'
import { reduce } from '../space/index.ts'
import { anItem, anUnmeasuredSong, aPosition, aSpace, aSpan, aStation, aUser, command, T0 } from './generators.ts'

/** The people of a generated room: its host, a moderator, a DJ and two listeners. */
export const PEOPLE: readonly PublicUser[] = [0, 1, 2, 3, 4].map(aUser)
/** Where this stands in what anyone is told, something was told that is nobody's to know (R22). */
export const SECRET = 'secret'

/** A space with everyone in the role that they are generated for. */
export const aRoom = (): SpaceState => ({
  ...aSpace(),
  roles: { [aUser(1).userId]: 'moderator', [aUser(2).userId]: 'dj' },
})

const itemNumber = fc.integer({ min: 1, max: 8 })
const itemIdArb = itemNumber.map((n) => `item-${n}` as ItemId)
export const aPerson = fc.constantFrom(...PEOPLE)
const userIdArb = aPerson.map(({ userId }) => userId)
const type = <T extends string>(name: T) => fc.constant(name)
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })

const aPlaybackIntent: fc.Arbitrary<Intent> = fc.oneof(
  fc.record({ type: type('pause-playback'), itemId: maybe(itemIdArb) }),
  fc.record({ type: type('resume-playback'), itemId: maybe(itemIdArb) }),
  fc.record({ type: type('seek-playback'), positionMs: aPosition() }),
  fc.record({ type: type('skip-song') }),
  fc.record({ type: type('previous-song') }),
  fc.record({ type: type('play-item'), itemId: itemIdArb }),
  fc.record({ type: type('vote-skip'), itemId: itemIdArb, present: fc.subarray(PEOPLE.map(({ userId }) => userId)) }),
  fc.record({
    type: type('measure-song'),
    itemId: itemIdArb,
    durationMs: fc.integer({ min: 1, max: 300_000 }).map(asDurationMs),
  }),
)

/** Adding, with or without a known length. */
const anAdd: fc.Arbitrary<Intent> = fc.record({
  type: type('add-song'),
  item: fc
    .tuple(itemNumber, fc.constantFrom(null, null, anUnmeasuredSong, aStation))
    .map(([n, song]) => (song === null ? anItem(n, 20_000 * n) : { ...anItem(n), song: song(n) })),
  place: maybe(fc.constantFrom<Place[]>('end', 'next', 'now')),
})

const aQueueIntent: fc.Arbitrary<Intent> = fc.oneof(
  { weight: 4, arbitrary: anAdd },
  fc.record({ type: type('remove-item'), itemId: itemIdArb }),
  fc.record({ type: type('move-item'), itemId: itemIdArb, before: fc.option(itemIdArb, { nil: null }) }),
  fc.record({ type: type('play-next'), itemId: itemIdArb }),
  {
    weight: 3,
    arbitrary: fc.record({
      type: type('vote-item'),
      itemId: itemIdArb,
      vote: fc.constantFrom<Vote[]>(-1, 0, 1),
    }),
  },
  fc.record({ type: type('clear-queue') }),
  fc.record({ type: type('shuffle-queue'), seed: fc.nat() }),
  { weight: 3, arbitrary: fc.record({ type: type('undo-queue') }) },
  fc.record({ type: type('set-order'), order: fc.constantFrom<QueueOrder[]>('added', 'votes', 'turns') }),
  fc.record({ type: type('set-repeat'), repeat: fc.constantFrom<Repeat[]>('off', 'one', 'all') }),
  fc.record({ type: type('set-crossfade'), ms: fc.constantFrom(0, 1000, 12_000) }),
)

const someSettings: fc.Arbitrary<Partial<RoomSettings>> = fc.oneof(
  fc.record({ permissions: fc.constantFrom(PRESETS.everyone, PRESETS.djs, PRESETS.host) }),
  fc.record({ skipShare: fc.constantFrom(null, 0.34, 0.5, 1) }),
  fc.record({ itemsPerUser: fc.constantFrom(null, 1, 3) }),
  fc.record({ autoDj: fc.constantFrom('off' as const, 'library' as const) }),
)

const aPeopleIntent: fc.Arbitrary<PeopleIntent> = fc.oneof(
  fc.record({ type: type('change-room'), name: maybe(fc.constant('Another name')), settings: maybe(someSettings) }),
  fc.record({
    type: type('change-door'),
    mode: maybe(fc.constantFrom('open' as const, 'approval' as const)),
    passwordHash: maybe(fc.constantFrom(null, `${SECRET} hash`)),
    present: fc.subarray([...PEOPLE]),
  }),
  fc.record({
    type: type('create-invite'),
    invite: fc.record({
      inviteId: itemNumber.map((n) => `invite-${n}` as InviteId),
      key: fc.constant(`${SECRET}-key-of-an-invitation`),
      label: fc.constant('For Bob'),
      by: fc.constant(aUser(0)),
      createdAt: fc.constant(T0),
    }),
  }),
  fc.record({ type: type('revoke-invite'), inviteId: itemNumber.map((n) => `invite-${n}` as InviteId) }),
  fc.record({
    type: type('set-role'),
    userId: userIdArb,
    role: fc.constantFrom<GivenRole[]>('listener', 'dj', 'moderator'),
  }),
  fc.record({ type: type('hand-over'), userId: userIdArb, isPresent: fc.boolean() }),
  fc.record({ type: type('kick-user'), userId: userIdArb }),
  fc.record({ type: type('mute-user'), userId: userIdArb, isMuted: fc.boolean() }),
  fc.record({ type: type('ban-user'), user: aPerson }),
  fc.record({ type: type('unban-user'), userId: userIdArb }),
  fc.record({ type: type('admit-user'), user: aPerson, isAdmitted: fc.boolean() }),
)

/** Any intent, sensible or not. */
export const anIntent: fc.Arbitrary<Intent> = fc.oneof(
  { weight: 4, arbitrary: aPlaybackIntent },
  { weight: 6, arbitrary: aQueueIntent },
  { weight: 2, arbitrary: aPeopleIntent },
)

const aServerCommand: fc.Arbitrary<ServerCommand> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<ServerCommand>({ type: 'time-passed' }) },
  fc.record({
    type: type('refill-queue'),
    item: itemNumber.map((n) => anItem(n, 30_000)),
    loadLeadMs: fc.constant(900),
  }),
  fc.record({ type: type('let-in'), user: aPerson }),
  fc.record({ type: type('stand-in'), userId: fc.option(userIdArb, { nil: null as UserId | null }) }),
  fc.record({
    type: type('count-votes'),
    present: fc.uniqueArray(userIdArb, { minLength: 1 }),
    leadMs: fc.constant(100),
  }),
)

/** One command of a story and how long after the one before it comes. */
export type Beat = { afterMs: number; command: Command }

/** As the server does it: who adds a song is who says so. */
const said = (intent: Intent, leadMs: number, by: PublicUser): Command =>
  command(intent.type === 'add-song' ? { ...intent, item: { ...intent.item, addedBy: by } } : intent, leadMs, by)

/** Something that somebody does, of whom the host does the most. */
export const aBeat: fc.Arbitrary<Beat> = fc.record({
  afterMs: aSpan(60_000),
  command: fc.oneof(
    {
      weight: 6,
      arbitrary: fc
        .tuple(anIntent, fc.integer({ min: 0, max: 300 }), fc.oneof(fc.constant(aUser(0)), aPerson))
        .map(([intent, lead, by]) => said(intent, lead, by)),
    },
    { weight: 1, arbitrary: aServerCommand },
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
