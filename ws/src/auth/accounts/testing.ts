import type { UserId } from '@earshot/sync'
import { createPasswords } from './passwords.ts'
import type { AccountRecord, AccountShelf, IdentityRecord, SessionRecord } from './shelf.ts'

/** Hashes in a millisecond: what is tested is not how long a guess takes. */
export const quickPasswords = () =>
  createPasswords({ costs: { algorithm: 2, memoryCost: 64, timeCost: 1, parallelism: 1 } })

/** Accounts in memory, by the same promises as the database keeps (`account-store.contract.ts`). */
export function memoryShelf() {
  const accounts = new Map<UserId, AccountRecord>()
  const sessions = new Map<string, SessionRecord>()
  const resets = new Map<string, { userId: UserId; expiresAt: number }>()
  let identities: IdentityRecord[] = []
  let asked = 0
  let isDown = false
  let held: Promise<void> | null = null

  const find = (isIt: (account: AccountRecord) => boolean) => [...accounts.values()].find(isIt) ?? null
  const hasIdentity = ({ provider, subject, userId }: IdentityRecord) =>
    identities.some((its) => its.provider === provider && (its.subject === subject || its.userId === userId))
  const removeWhere = (isIt: (session: SessionRecord) => boolean): number => {
    const gone = [...sessions.values()].filter(isIt)
    for (const { id } of gone) sessions.delete(id)
    return gone.length
  }

  const shelf: AccountShelf = {
    claimed: async () => [...accounts.keys()],
    byId: async (userId) => accounts.get(userId) ?? null,
    byEmail: async (email) => find((account) => account.email === email),
    byIdentity: async (provider, subject) => {
      const identity = identities.find((its) => its.provider === provider && its.subject === subject)
      return identity ? (accounts.get(identity.userId) ?? null) : null
    },
    add: async (account, identity) => {
      const isTaken = find(
        ({ userId, email }) => userId === account.userId || (email !== null && email === account.email),
      )
      if (isTaken !== null || (identity !== null && hasIdentity(identity))) return false
      accounts.set(account.userId, account)
      if (identity !== null) identities.push(identity)
      return true
    },
    change: async (userId, change) => {
      const account = accounts.get(userId)
      const { email } = change
      if (!account || (email && find((other) => other.userId !== userId && other.email === email))) return false
      accounts.set(userId, { ...account, ...change })
      return true
    },
    remove: async (userId) => {
      accounts.delete(userId)
      identities = identities.filter((its) => its.userId !== userId)
      removeWhere((session) => session.userId === userId)
    },
    identitiesOf: async (userId) => identities.filter((its) => its.userId === userId),
    addIdentity: async (identity) => !hasIdentity(identity) && identities.push(identity) > 0,
    removeIdentity: async (userId, provider) => {
      identities = identities.filter((its) => its.userId !== userId || its.provider !== provider)
    },
    session: async (id) => {
      const session = sessions.get(id)
      const account = session && accounts.get(session.userId)
      return account ? { ...session, name: account.name } : null
    },
    sessionsOf: async (userId) => [...sessions.values()].filter((session) => session.userId === userId).reverse(),
    addSession: async (session) => void sessions.set(session.id, session),
    rotateSession: async (id, generation, now) => {
      const session = sessions.get(id)
      if (session?.generation !== generation) return false
      sessions.set(id, { ...session, generation: generation + 1, rotatedAt: now, seenAt: now })
      return true
    },
    touchSessions: async (ids, now) => {
      for (const id of ids) {
        const session = sessions.get(id)
        if (session) sessions.set(id, { ...session, seenAt: now })
      }
    },
    removeSession: async (userId, id) => removeWhere((session) => session.userId === userId && session.id === id) > 0,
    removeSessions: async (userId, exceptId) =>
      removeWhere((session) => session.userId === userId && session.id !== exceptId),
    removeExpired: async (seenBefore, createdBefore) =>
      void removeWhere(({ seenAt, createdAt }) => seenAt < seenBefore || createdAt < createdBefore),
    addReset: async ({ tokenHash, ...reset }) => {
      for (const [hash, { userId }] of resets) if (userId === reset.userId) resets.delete(hash)
      resets.set(tokenHash, reset)
    },
    takeReset: async (tokenHash, now) => {
      const reset = resets.get(tokenHash)
      resets.delete(tokenHash)
      return reset && reset.expiresAt > now ? reset.userId : null
    },
  }

  return {
    /** Counts each question; fails while the database is down. */
    shelf: new Proxy(shelf, {
      get: (target, name, receiver) => {
        const ask = Reflect.get(target, name, receiver) as (...args: unknown[]) => Promise<unknown>
        return async (...args: unknown[]) => {
          asked += 1
          if (isDown) throw new Error('the database is down')
          const until = held
          held = null
          const answer = await ask(...args)
          await until
          return answer
        }
      },
    }),
    asked: () => asked,
    setDown: (down: boolean) => {
      isDown = down
    },
    /** The next answer, as it was when it was asked for, comes only when this is called. */
    hold: () => {
      let release = () => {}
      held = new Promise((resolve) => {
        release = resolve
      })
      return () => release()
    },
  }
}

/** Timers that ring when they are told what time it is. */
export function virtualTimers(start: number) {
  let time = start
  let timers: { at: number; act: () => void }[] = []
  return {
    now: () => time,
    after: (ms: number, act: () => void) => {
      const timer = { at: time + ms, act }
      timers.push(timer)
      return () => {
        timers = timers.filter((its) => its !== timer)
      }
    },
    /** Lets time pass, ringing what is due in its order. */
    pass: (ms: number) => {
      const until = time + ms
      for (;;) {
        const [next] = timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)
        if (next === undefined) break
        timers = timers.filter((its) => its !== next)
        time = Math.max(time, next.at)
        next.act()
      }
      time = until
    },
  }
}
