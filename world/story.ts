import { asPositionMs } from '@earshot/sync'
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

const press = (world: World, { session }: Listener): void => {
  const { queue } = session.getSnapshot()
  const some = Math.floor(world.chance() * Math.max(1, queue.upcoming.length))
  const upcoming = queue.upcoming[some]
  const presses = [
    () => session.pause(),
    () => session.resume(),
    () => session.seek(asPositionMs(world.chance() * 60_000)),
    () => session.skip(),
    () => session.previous(),
    () => session.addSong(`song-${10 + Math.floor(world.chance() * 100)}` as never),
    () => session.addSong(`song-${10 + Math.floor(world.chance() * 100)}` as never),
    () => upcoming !== undefined && session.removeItem(upcoming.itemId),
    () => upcoming !== undefined && session.playItem(upcoming.itemId),
  ]
  presses[Math.floor(world.chance() * presses.length)]?.()
}

/** Something that happens to people: most often somebody presses something. */
const happen = (world: World, jumped: Set<string>): void => {
  const someone = world.listeners[Math.floor(world.chance() * world.listeners.length)]
  if (someone === undefined) return
  const fate = world.chance()
  if (fate < 0.7) return press(world, someone)
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
  if (fate < 0.97) return world.killServer()
  world.startServer()
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
    const { allowedMs, ...options } = anyListener(world, `user${n}`)
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
  const { queue } = world.server.space
  const itemId = queue.current?.itemId
  const disagreements = world.listeners
    .filter(({ session }) => session.getSnapshot().item?.itemId !== itemId)
    .map(({ name, session }) => `${name} sees ${session.getSnapshot().item?.itemId}, the room plays ${itemId}`)
  world.close()
  return { distances, disagreements }
}
