import type { Revision, SpaceId, SpaceState } from '@earshot/sync'

/** Where each room is after a start: in memory from the journal, of these some to be written anew, the others asleep in the database. */
export type Reconciled = { awake: SpaceState[]; behind: SpaceState[]; asleep: SpaceId[] }

/**
 * What the journal and the database know of each room, held against each other by revision. The journal is written
 * first, so it is mostly ahead, and what it knows is to be written; where the database is ahead, the journal lost its end
 * (a power cut, a disk that failed), and the room comes from the database.
 */
export const reconcile = (recovered: Iterable<SpaceState>, revisions: ReadonlyMap<SpaceId, Revision>): Reconciled => {
  const awake = [...recovered].filter(({ spaceId, revision }) => (revisions.get(spaceId) ?? -1) <= revision)
  const isAwake = new Set(awake.map(({ spaceId }) => spaceId))
  return {
    awake,
    behind: awake.filter(({ spaceId, revision }) => revisions.get(spaceId) !== revision),
    asleep: [...revisions.keys()].filter((spaceId) => !isAwake.has(spaceId)),
  }
}
