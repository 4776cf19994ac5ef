import type { UserId } from '@earshot/sync'
import { Prisma, type PrismaClient } from '../../generated/client.ts'
import { accountOf, identityOf, sessionOf } from './account-rows.ts'

type AccountRecord = ReturnType<typeof accountOf>
type IdentityRecord = ReturnType<typeof identityOf>
type SessionRecord = ReturnType<typeof sessionOf>
type AccountChange = Partial<Pick<AccountRecord, 'name' | 'email' | 'emailVerified' | 'passwordHash'>>

/** Accounts in the database; every write is awaited. Works on each database that Prisma has been given. */
export type AccountStore = ReturnType<typeof accountStore>

export const accountStore = (database: PrismaClient) => ({
  claimed: async (): Promise<UserId[]> =>
    (await database.account.findMany({ select: { userId: true } })).map(({ userId }) => userId as UserId),
  byId: async (userId: UserId): Promise<AccountRecord | null> =>
    asAccount(await database.account.findUnique({ where: { userId } })),
  byEmail: async (email: string): Promise<AccountRecord | null> =>
    asAccount(await database.account.findUnique({ where: { email } })),
  byIdentity: async (provider: string, subject: string): Promise<AccountRecord | null> => {
    const where = { provider_subject: { provider, subject } }
    return asAccount((await database.identity.findUnique({ where, include: { account: true } }))?.account ?? null)
  },
  add: ({ createdAt, ...account }: AccountRecord, identity: IdentityRecord | null): Promise<boolean> => {
    const identities = identity && { create: [withoutUser(identity)] }
    const data = { ...account, createdAt: new Date(createdAt), ...(identities && { identities }) }
    return unlessTaken(() => database.account.create({ data }))
  },
  change: async (userId: UserId, change: AccountChange): Promise<boolean> => {
    let changed = 0
    const isFree = await unlessTaken(async () => {
      changed = (await database.account.updateMany({ where: { userId }, data: change })).count
    })
    return isFree && changed > 0
  },
  remove: async (userId: UserId): Promise<void> => {
    await database.account.deleteMany({ where: { userId } })
  },

  identitiesOf: async (userId: UserId): Promise<IdentityRecord[]> =>
    (await database.identity.findMany({ where: { userId }, orderBy: { createdAt: 'asc' } })).map(identityOf),
  addIdentity: ({ createdAt, ...identity }: IdentityRecord): Promise<boolean> =>
    unlessTaken(() => database.identity.create({ data: { ...identity, createdAt: new Date(createdAt) } })),
  removeIdentity: async (userId: UserId, provider: string): Promise<void> => {
    await database.identity.deleteMany({ where: { userId, provider } })
  },

  session: async (id: string): Promise<(SessionRecord & { name: string }) | null> => {
    const row = await database.accountSession.findUnique({ where: { id }, include: { account: true } })
    return row && { ...sessionOf(row), name: row.account.name }
  },
  sessionsOf: async (userId: UserId): Promise<SessionRecord[]> =>
    (await database.accountSession.findMany({ where: { userId }, orderBy: { createdAt: 'desc' } })).map(sessionOf),
  addSession: async ({ createdAt, seenAt, rotatedAt, ...session }: SessionRecord): Promise<void> => {
    const times = { createdAt: new Date(createdAt), seenAt: new Date(seenAt), rotatedAt: new Date(rotatedAt) }
    await database.accountSession.create({ data: { ...session, ...times } })
  },
  rotateSession: async (id: string, generation: number, now: number): Promise<boolean> => {
    const at = new Date(now)
    const data = { generation: generation + 1, rotatedAt: at, seenAt: at }
    return (await database.accountSession.updateMany({ where: { id, generation }, data })).count > 0
  },
  touchSessions: async (ids: readonly string[], now: number): Promise<void> => {
    const seenAt = new Date(now)
    // A statement may name only so many values.
    for (let from = 0; from < ids.length; from += IDS_AT_ONCE) {
      const some = ids.slice(from, from + IDS_AT_ONCE)
      await database.accountSession.updateMany({ where: { id: { in: some } }, data: { seenAt } })
    }
  },
  removeSession: async (userId: UserId, id: string): Promise<boolean> =>
    (await database.accountSession.deleteMany({ where: { userId, id } })).count > 0,
  removeSessions: async (userId: UserId, exceptId: string | null): Promise<number> => {
    const where = { userId, ...(exceptId !== null && { NOT: { id: exceptId } }) }
    return (await database.accountSession.deleteMany({ where })).count
  },
  removeExpired: async (seenBefore: number, createdBefore: number): Promise<void> => {
    const [seenAt, createdAt] = [{ lt: new Date(seenBefore) }, { lt: new Date(createdBefore) }]
    await database.accountSession.deleteMany({ where: { OR: [{ seenAt }, { createdAt }] } })
  },

  addReset: async ({
    tokenHash,
    userId,
    expiresAt,
  }: {
    tokenHash: string
    userId: UserId
    expiresAt: number
  }): Promise<void> => {
    const data = { tokenHash, userId, expiresAt: new Date(expiresAt) }
    await database.$transaction([
      database.passwordReset.deleteMany({ where: { userId } }),
      database.passwordReset.create({ data }),
    ])
  },
  takeReset: async (tokenHash: string, now: number): Promise<UserId | null> => {
    const reset = await database.passwordReset.findUnique({ where: { tokenHash } })
    if (reset === null) return null
    // Of two who come at once one removes it, and that one has it.
    const { count } = await database.passwordReset.deleteMany({ where: { tokenHash } })
    return count > 0 && reset.expiresAt.getTime() > now ? (reset.userId as UserId) : null
  },
})

const IDS_AT_ONCE = 500

const asAccount = (row: Parameters<typeof accountOf>[0] | null) => row && accountOf(row)

const withoutUser = ({ userId: _, createdAt, ...identity }: IdentityRecord) => ({
  ...identity,
  createdAt: new Date(createdAt),
})

/** Prisma's code for a value that must be unique and is there already. */
const TAKEN = 'P2002'

async function unlessTaken(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write()
    return true
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === TAKEN) return false
    throw error
  }
}
