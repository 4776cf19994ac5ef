import type { Epoch, SpaceId, SpaceState } from '@earshot/sync'
import type { Journal } from './journal.ts'
import type { Accepted, Spaces } from './spaces.ts'

/**
 * Spaces in this process, each accepted step in `journal` before anyone is told. `recovered` is what it held at start; each
 * begins a new epoch, since listeners may have heard of steps that the disk lost, and would take their revisions for newer.
 */
export const memorySpaces = (journal: Journal, recovered: Iterable<SpaceState>, newEpoch: () => Epoch): Spaces => {
  const spaces = new Map<SpaceId, SpaceState>()
  for (const space of recovered) spaces.set(space.spaceId, { ...space, epoch: newEpoch() })
  const listeners = new Set<(accepted: Accepted) => void>()
  journal.snapshotOf(() => spaces.values())

  return {
    load: async (spaceId) => spaces.get(spaceId) ?? null,
    create: async (space) => {
      if (spaces.has(space.spaceId)) return false
      spaces.set(space.spaceId, space)
      journal.appendSpace(space)
      return true
    },
    commit: async (accepted, expected) => {
      const before = spaces.get(accepted.space.spaceId)
      if (before === undefined || before.revision !== expected) return false
      spaces.set(before.spaceId, accepted.space)
      journal.appendStep(before, accepted.space)
      for (const listener of listeners) listener(accepted)
      return true
    },
    watch: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    health: () => ({ spaces: spaces.size, journal: journal.failing() ? 'failing' : 'ok' }),
    close: async () => journal.close(),
  }
}
