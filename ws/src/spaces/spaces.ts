import type { Announcement, Revision, SpaceId, SpaceState } from '@earshot/sync'

/** An accepted command's outcome: the space after it, and what everyone is told. */
export type Accepted = { space: SpaceState; say: readonly Announcement[] }

/**
 * Where spaces live. Whoever decides on a command loads the space, reduces, and commits against the revision it saw;
 * when somebody was quicker, it begins again. Nothing is told to anyone before it is committed.
 */
export interface Spaces {
  load(spaceId: SpaceId): Promise<SpaceState | null>
  /** Keeps a new space; false when its id is taken. */
  create(space: SpaceState): Promise<boolean>
  /** Replaces the space if it still stands at `expected`; false when it does not, and then nothing changed. */
  commit(accepted: Accepted, expected: Revision): Promise<boolean>
  /**
   * Calls `listener` once for each commit to any space, in the order of a space's revisions, with the space before it;
   * answers how to stop.
   */
  watch(listener: (accepted: Accepted, before: SpaceState) => void): () => void
  /** Those that are in memory now. */
  awake(): Iterable<SpaceState>
  /**
   * Lets a space that is kept elsewhere leave memory until somebody asks for it; false when it does not stand at
   * `expected` any more, and then nothing changed.
   */
  letSleep(spaceId: SpaceId, expected: Revision): boolean
  /** Whether the space is kept elsewhere, and not in memory. */
  isAsleep(spaceId: SpaceId): boolean
  /** The space is no more. */
  remove(spaceId: SpaceId): void
  health(): { spaces: number; asleep: number; journal: 'ok' | 'failing' }
  close(): Promise<void>
}
