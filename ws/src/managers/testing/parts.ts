import type { ItemId } from '@earshot/sync'
import { aSong } from '@earshot/sync/testing'
import type { Journal } from '../../spaces/journal.ts'
import { memoryTalk } from '../../spaces/memory-talk.ts'

/** What a `StreamManager` needs besides spaces, a clock and timers; what comes by chance comes in order. */
export const plainParts = (journal: Journal) => {
  let items = 0
  return {
    talk: memoryTalk(journal, []),
    newItemId: () => `auto-${items++}` as ItemId,
    /** Passwords are hashed as `hash of PASSWORD`. */
    isPassword: async (password: string, hash: string): Promise<boolean> => hash === `hash of ${password}`,
    /** A library of the songs 101 to 103, of which the first is chosen. */
    autoDj: {
      chance: () => 0,
      librarySongs: () => [101, 102, 103].map((n) => aSong(n)),
      songsPlayed: async () => [],
    },
  }
}
