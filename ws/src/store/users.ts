import type { PublicUser } from '@earshot/sync'
import type { Database } from './database.ts'
import type { WriteBehind } from './write-behind.ts'

export type Users = {
  /** Someone is here: written behind the caller, once a day for each. */
  seen(user: PublicUser): void
}

const DAY_MS = 86_400_000
/** People remembered as written today; of more some are written twice. */
const REMEMBERED = 100_000

export const openUsers = (database: Database, behind: WriteBehind, now: () => number): Users => {
  const today = new Set<string>()
  let day = 0
  return {
    seen: ({ userId: id, name }) => {
      const at = now()
      if (Math.floor(at / DAY_MS) !== day || today.size >= REMEMBERED) today.clear()
      day = Math.floor(at / DAY_MS)
      if (today.has(id)) return
      today.add(id)
      const lastSeenAt = new Date(at)
      const job = () =>
        database.user.upsert({
          where: { id },
          create: { id, name, firstSeenAt: lastSeenAt, lastSeenAt },
          update: { name, lastSeenAt },
        })
      if (!behind.push(`user ${id} was here`, job)) today.delete(id)
    },
  }
}
