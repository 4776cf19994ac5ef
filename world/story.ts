import {
  advance,
  asPositionMs,
  asServerMs,
  type GivenRole,
  infoOf,
  PRESETS,
  type QueueOrder,
  type Repeat,
  type UserId,
  undoOf,
  type Vote,
} from '@earshot/sync'
import type { Listener, ListenerOptions } from './listener.ts'
import { World } from './world.ts'

/** How a story went: where everybody is after the quiet, and what each may be off by. */
export type Ending = { distances: { name: string; errorMs: number; allowedMs: number }[]; disagreements: string[] }

/** Everybody is back, awake and online for so long before they are compared. */
export const QUIET_MS = 40_000
/** What trims and readings leave, besides what the network hides. */
const PLAYER_NOISE_MS = 2

/** A device as one may meet it, on a network as one may meet it. */
const anyListener = (world: World, name: string): ListenerOptions & { allowedMs: number } => {
  const draw = (most: number) => world.chance() * most
  const delayMs = draw(80)
  const unevenMs = world.chance() < 0.3 ? draw(30) : 0
  const jitterMs = draw(25)
  const lossRate = world.chance() < 0.5 ? draw(0.03) : 0
  const both = { jitterMs, lossRate, retransmitMs: world.chance() < 0.5 ? 200 : null, duplicateRate: draw(0.02) }
  return {
    name,
    up: { ...both, delayMs: delayMs + unevenMs },
    down: { ...both, delayMs },
    roundTripMs: 2 * delayMs + unevenMs,
    offsetMs: draw(1e8) - 5e7,
    skewPpm: draw(100) - 50,
    player: { loadMs: draw(1500), skewPpm: draw(200) - 100, noise: () => world.chance() * 0.2 - 0.1 },
    // No two-way exchange sees an uneven path: half of it, and of the jitter, is anybody's guess.
    allowedMs: unevenMs / 2 + jitterMs / 2 + PLAYER_NOISE_MS,
  }
}

const one = <T>(world: World, of: readonly T[]): T | undefined => of[Math.floor(world.chance() * of.length)]
const anySong = (world: World) => `song-${10 + Math.floor(world.chance() * 100)}` as never

const press = (world: World, { session }: Listener): void => {
  const upcoming = one(world, session.getSnapshot().queue.upcoming)
  const presses = [
    () => session.pause(),
    () => session.resume(),
    () => session.seek(asPositionMs(world.chance() * 60_000)),
    () => session.skip(),
    () => session.previous(),
    () => session.addSong(anySong(world)),
    () => session.addSong(anySong(world)),
    () => upcoming !== undefined && session.removeItem(upcoming.itemId),
    () => upcoming !== undefined && session.playItem(upcoming.itemId),
  ]
  presses[Math.floor(world.chance() * presses.length)]?.()
}

/** What people do to the queue, and to who decides over it. */
const govern = (world: World, { session }: Listener): void => {
  const { queue, item } = session.getSnapshot()
  const upcoming = one(world, queue.upcoming)
  const before = one(world, queue.upcoming)
  const someone = one(world, world.listeners)?.name as UserId | undefined
  const acts = [
    () => session.tell({ type: 'set-order', order: one<QueueOrder>(world, ['added', 'votes', 'turns']) ?? 'added' }),
    () => session.tell({ type: 'set-repeat', repeat: one<Repeat>(world, ['off', 'one', 'all']) ?? 'off' }),
    () => session.tell({ type: 'set-crossfade', ms: one(world, [0, 2000, 12_000]) ?? 0 }),
    () => session.tell({ type: 'shuffle-queue' }),
    () => session.tell({ type: 'undo-queue' }),
    () => session.tell({ type: 'undo-queue' }),
    () => session.tell({ type: 'clear-queue' }),
    () => session.tell({ type: 'add-song', songId: anySong(world), place: 'next' }),
    () => session.tell({ type: 'add-song', songId: anySong(world), place: 'now' }),
    () => item && session.tell({ type: 'vote-skip', itemId: item.itemId }),
    () =>
      someone !== undefined &&
      session.tell({
        type: 'set-role',
        userId: someone,
        role: one<GivenRole>(world, ['listener', 'dj', 'moderator']) ?? 'dj',
      }),
    () =>
      session.tell({
        type: 'change-room',
        settings: {
          permissions: one(world, [PRESETS.everyone, PRESETS.djs, PRESETS.host]) ?? PRESETS.everyone,
          itemsPerUser: one(world, [null, 3]) ?? null,
        },
      }),
    () => someone !== undefined && session.tell({ type: 'mute-user', userId: someone, isMuted: world.chance() < 0.5 }),
    () => session.tell({ type: 'create-invite', label: 'For a friend' }),
    ...[1, 2, 3, 4, 5, 6].map(
      () => () =>
        upcoming &&
        session.tell({ type: 'vote-item', itemId: upcoming.itemId, vote: one<Vote>(world, [-1, 0, 1, 1]) ?? 0 }),
    ),
    () => upcoming && session.tell({ type: 'play-next', itemId: upcoming.itemId }),
    () => upcoming && session.tell({ type: 'move-item', itemId: upcoming.itemId, before: before?.itemId ?? null }),
  ]
  // An errand that is given up, or refused, is as good as one that is carried out.
  void one(world, acts)?.()
}

/** Something that happens to people: most often somebody presses something. */
const happen = (world: World, jumped: Set<string>): void => {
  const someone = world.listeners[Math.floor(world.chance() * world.listeners.length)]
  if (someone === undefined) return
  // A server that was killed comes back within some presses.
  if (world.chance() < 0.2) world.startServer()
  const fate = world.chance()
  if (fate < 0.4) return press(world, someone)
  if (fate < 0.7) return govern(world, someone)
  if (fate < 0.78) return someone.goOffline()
  if (fate < 0.86) return someone.goOnline()
  if (fate < 0.9) return someone.sleep()
  if (fate < 0.94) {
    jumped.add(someone.name)
    // As a sleep that was, or was not, counted: on one device always the same, or two such steps may come to one that is
    // smaller than a round trip, which is another story (docs/sync.md).
    const direction = world.listeners.indexOf(someone) % 2 === 0 ? -1 : 1
    someone.device.jump(direction * (500 + world.chance() * 5000))
    return someone.wake()
  }
  world.killServer()
}

/** A clock that jumped has only the probes since then to go by: it is held to its own word. */
const boundOf = (world: World, name: string): number => {
  const listener = world.listeners.find((it) => it.name === name)
  return (listener?.session.getSnapshot().sync.clockBoundMs ?? 0) + PLAYER_NOISE_MS
}

/** A random story of a few minutes, the same for the same seed, and how it ended after the quiet. */
export const tellStory = async (seed: number): Promise<Ending> => {
  const world = new World(seed)
  const allowed = new Map<string, number>()
  const jumped = new Set<string>()
  const arrive = (n: number) => {
    const { allowedMs, ...options } = anyListener(world, `user-${n}`)
    allowed.set(options.name, allowedMs)
    return world.join(options)
  }
  const crowd = 2 + Math.floor(world.chance() * 3)
  for (let n = 0; n < crowd; n++) arrive(n)
  await world.run(3000)
  world.listeners[0]?.addSong(120)
  for (let n = 0; n < 60; n++) {
    await world.run(world.chance() ** 3 * 15_000)
    if (n % 20 === 19) arrive(crowd + n)
    happen(world, jumped)
  }
  world.startServer()
  for (const listener of world.listeners) {
    listener.goOnline()
    listener.wake()
  }
  // A long song at the end, so that there is something to be compared.
  world.listeners[0]?.addSong(600)
  world.listeners[0]?.session.resume()
  await world.run(QUIET_MS)
  const distances = world.distances().map(({ name, errorMs }) => ({
    name,
    errorMs,
    allowedMs: jumped.has(name) ? boundOf(world, name) : (allowed.get(name) ?? 0),
  }))
  const told = toldOf(world)
  const disagreements = world.listeners.flatMap(({ name, session }) => {
    const seen = session.getSnapshot()
    return Object.entries(told)
      .map(([what, is]) => [what, JSON.stringify(seen[what as keyof typeof told]), JSON.stringify(is)])
      .filter(([, sees, is]) => sees !== is)
      .map(([what, sees, is]) => `${name} sees as ${what} ${sees}, the room has ${is}`)
  })
  world.close()
  return { distances, disagreements }
}

/** What everyone should see of the room, by its own record. */
const toldOf = (world: World) => {
  const { space } = world.server
  const { queue } = advance(space, asServerMs(world.clock.now()))
  return { item: queue.current, queue, room: infoOf(space), undo: undoOf(space), skipVotes: space.skipVotes }
}
