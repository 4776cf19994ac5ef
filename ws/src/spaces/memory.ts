import type { Epoch, SpaceId, SpaceState } from '@earshot/sync'
import type { Journal } from './journal.ts'
import type { Accepted, Spaces } from './spaces.ts'

/** Spaces that are kept elsewhere, and wait there until somebody asks for them. */
export type Asleep = {
  spaceIds: Iterable<SpaceId>
  /** The space as it was kept; null when it is not there after all. */
  wake(spaceId: SpaceId, epoch: Epoch): Promise<SpaceState | null>
}

const NOBODY_SLEEPS: Asleep = { spaceIds: [], wake: async () => null }

/**
 * Spaces in this process, each accepted step in `journal` before anyone is told. `recovered` is what it held at start; each
 * begins a new epoch, since listeners may have heard of steps that the disk lost, and would take their revisions for newer.
 * The ids of those asleep are known, so that a code that leads nowhere is turned away without a look elsewhere.
 */
export const memorySpaces = (
  journal: Journal,
  recovered: Iterable<SpaceState>,
  newEpoch: () => Epoch,
  { spaceIds, wake }: Asleep = NOBODY_SLEEPS,
): Spaces => {
  const spaces = new Map<SpaceId, SpaceState>()
  for (const space of recovered) spaces.set(space.spaceId, { ...space, epoch: newEpoch() })
  const asleep = new Set([...spaceIds].filter((spaceId) => !spaces.has(spaceId)))
  const waking = new Map<SpaceId, Promise<SpaceState | null>>()
  const listeners = new Set<(accepted: Accepted, before: SpaceState) => void>()
  journal.snapshotOf(() => spaces.values())

  /** Many may ask for one at once; it wakes once. */
  const wakeUp = (spaceId: SpaceId): Promise<SpaceState | null> => {
    const woken = waking.get(spaceId) ?? wakeOnce(spaceId).finally(() => waking.delete(spaceId))
    waking.set(spaceId, woken)
    return woken
  }

  const wakeOnce = async (spaceId: SpaceId): Promise<SpaceState | null> => {
    const space = await wake(spaceId, newEpoch())
    // Removed meanwhile.
    if (!asleep.has(spaceId)) return null
    if (space === null) return null
    asleep.delete(spaceId)
    spaces.set(spaceId, space)
    journal.appendSpace(space)
    return space
  }

  return {
    load: async (spaceId) => spaces.get(spaceId) ?? (asleep.has(spaceId) ? wakeUp(spaceId) : null),
    create: async (space) => {
      if (spaces.has(space.spaceId) || asleep.has(space.spaceId)) return false
      spaces.set(space.spaceId, space)
      journal.appendSpace(space)
      return true
    },
    commit: async (accepted, expected) => {
      const before = spaces.get(accepted.space.spaceId)
      if (before === undefined || before.revision !== expected) return false
      spaces.set(before.spaceId, accepted.space)
      journal.appendStep(before, accepted.space)
      for (const listener of listeners) listener(accepted, before)
      return true
    },
    watch: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    awake: () => spaces.values(),
    isAsleep: (spaceId) => asleep.has(spaceId) && !waking.has(spaceId),
    letSleep: (spaceId, expected) => {
      if (spaces.get(spaceId)?.revision !== expected) return false
      spaces.delete(spaceId)
      asleep.add(spaceId)
      journal.appendLeft(spaceId)
      return true
    },
    remove: (spaceId) => {
      asleep.delete(spaceId)
      if (spaces.delete(spaceId)) journal.appendLeft(spaceId)
    },
    health: () => ({ spaces: spaces.size, asleep: asleep.size, journal: journal.failing() ? 'failing' : 'ok' }),
    close: async () => journal.close(),
  }
}
