import type { UserId } from '@earshot/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AccountStore } from './account-store.ts'

/** What is tried: a store that was just opened over an empty database, and how to leave it. */
export type OpenedAccounts = { accounts: AccountStore; close(): Promise<unknown> }

const NOW = 1_800_000_000_123
let users = 0
const aUser = () => `user-${users++}` as UserId

const anAccount = (userId = aUser(), email: string | null = `${userId}@example.com`) => ({
  userId,
  name: 'Ada 👩‍🎤',
  email,
  emailVerified: false,
  passwordHash: '$argon2id$…',
  createdAt: NOW,
})
const anIdentity = (userId: UserId, provider = 'google', subject = `subject-${userId}`) => ({
  provider,
  subject,
  userId,
  label: 'ada@example.com',
  createdAt: NOW,
})
const aSession = (userId: UserId, id = `session-${users++}`) => ({
  id,
  userId,
  generation: 1,
  device: 'Firefox on Linux',
  createdAt: NOW,
  seenAt: NOW,
  rotatedAt: NOW,
})

/** The promises of `AccountStore`, for any database: to be called within a `describe`. */
export function accountStoreContract(open: () => Promise<OpenedAccounts>): void {
  let opened: OpenedAccounts
  let accounts: AccountStore
  beforeAll(async () => {
    opened = await open()
    accounts = opened.accounts
  })
  afterAll(() => opened.close())

  const kept = async () => {
    const account = anAccount()
    await accounts.add(account, null)
    return account
  }

  test('an account is found by its id, its e-mail and its identity, as it was kept', async () => {
    const account = anAccount()
    expect(await accounts.add(account, anIdentity(account.userId))).toBe(true)
    expect(await accounts.byId(account.userId)).toEqual(account)
    expect(await accounts.byEmail(account.email ?? '')).toEqual(account)
    expect(await accounts.byIdentity('google', `subject-${account.userId}`)).toEqual(account)
    expect(await accounts.claimed()).toContain(account.userId)
  })

  test('what was never kept is found by nothing', async () => {
    expect(await accounts.byId('nobody' as UserId)).toBeNull()
    expect(await accounts.byEmail('nobody@example.com')).toBeNull()
    expect(await accounts.byIdentity('google', 'nobody')).toBeNull()
    expect(await accounts.session('nothing')).toBeNull()
  })

  test('an id, an e-mail and an identity are taken once, and a refused account leaves nothing behind', async () => {
    const first = anAccount()
    await accounts.add(first, anIdentity(first.userId))
    expect(await accounts.add(anAccount(first.userId, 'other@example.com'), null)).toBe(false)
    expect(await accounts.add(anAccount(aUser(), first.email), null)).toBe(false)
    const late = anAccount()
    expect(await accounts.add(late, anIdentity(late.userId, 'google', `subject-${first.userId}`))).toBe(false)
    expect(await accounts.byId(late.userId)).toBeNull()
  })

  test('accounts without an e-mail do not stand in each other’s way', async () => {
    expect(await accounts.add(anAccount(aUser(), null), null)).toBe(true)
    expect(await accounts.add(anAccount(aUser(), null), null)).toBe(true)
  })

  test('of twenty who sign up at once with one e-mail one has it', async () => {
    const email = `${aUser()}@example.com`
    const all = await Promise.all(Array.from({ length: 20 }, () => accounts.add(anAccount(aUser(), email), null)))
    expect(all.filter((isKept) => isKept)).toHaveLength(1)
  })

  test('an account is changed in what is named, and never to the e-mail of another', async () => {
    const [ada, bob] = [await kept(), await kept()]
    expect(await accounts.change(ada.userId, { name: 'Grace', email: null })).toBe(true)
    expect(await accounts.byId(ada.userId)).toEqual({ ...ada, name: 'Grace', email: null })
    expect(await accounts.change(ada.userId, { email: bob.email })).toBe(false)
    expect(await accounts.change('nobody' as UserId, { name: 'x' })).toBe(false)
  })

  test('an account has one identity of a provider, and an identity one account', async () => {
    const [ada, bob] = [await kept(), await kept()]
    expect(await accounts.addIdentity(anIdentity(ada.userId))).toBe(true)
    expect(await accounts.addIdentity(anIdentity(ada.userId, 'google', 'another'))).toBe(false)
    expect(await accounts.addIdentity(anIdentity(bob.userId, 'google', `subject-${ada.userId}`))).toBe(false)
    expect(await accounts.addIdentity(anIdentity(ada.userId, 'discord'))).toBe(true)
    await accounts.removeIdentity(ada.userId, 'google')
    expect((await accounts.identitiesOf(ada.userId)).map(({ provider }) => provider)).toEqual(['discord'])
  })

  test('a session comes with the name of its account', async () => {
    const { userId } = await kept()
    const session = aSession(userId)
    await accounts.addSession(session)
    expect(await accounts.session(session.id)).toEqual({ ...session, name: 'Ada 👩‍🎤' })
    await accounts.change(userId, { name: 'Grace' })
    expect(await accounts.session(session.id)).toMatchObject({ name: 'Grace' })
  })

  test('of those who rotate one token at once one does', async () => {
    const session = aSession((await kept()).userId)
    await accounts.addSession(session)
    const all = await Promise.all(Array.from({ length: 5 }, () => accounts.rotateSession(session.id, 1, NOW + 5)))
    expect(all.filter((isDone) => isDone)).toHaveLength(1)
    expect(await accounts.session(session.id)).toMatchObject({ generation: 2, rotatedAt: NOW + 5, seenAt: NOW + 5 })
  })

  test('sessions are ended by their owner alone: one, or all but one', async () => {
    const [ada, bob] = [await kept(), await kept()]
    const sessions = [1, 2, 3].map(() => aSession(ada.userId))
    for (const session of sessions) await accounts.addSession(session)
    const [first, second] = sessions.map(({ id }) => id)
    expect(await accounts.removeSession(bob.userId, first ?? '')).toBe(false)
    expect(await accounts.removeSession(ada.userId, first ?? '')).toBe(true)
    expect(await accounts.removeSessions(ada.userId, second ?? '')).toBe(1)
    expect((await accounts.sessionsOf(ada.userId)).map(({ id }) => id)).toEqual([second])
    expect(await accounts.removeSessions(ada.userId, null)).toBe(1)
  })

  test('sessions that nobody uses, or that are too old, are removed; those in use are not', async () => {
    const { userId } = await kept()
    const [used, idle, old] = [aSession(userId), aSession(userId), { ...aSession(userId), createdAt: 5 }]
    for (const session of [used, idle, old]) await accounts.addSession(session)
    await accounts.touchSessions([used.id, old.id, ...Array.from({ length: 1200 }, (_, n) => `gone-${n}`)], NOW + 1000)
    await accounts.removeExpired(NOW + 500, 10)
    expect((await accounts.sessionsOf(userId)).map(({ id }) => id)).toEqual([used.id])
  })

  test('a link to a new password is good once, for its time, and only the newest', async () => {
    const { userId } = await kept()
    const keep = (tokenHash: string, expiresAt: number) => accounts.addReset({ tokenHash, userId, expiresAt })
    await keep(`${userId}-1`, NOW + 10)
    await keep(`${userId}-2`, NOW + 10)
    expect(await accounts.takeReset(`${userId}-1`, NOW)).toBeNull()
    const taken = await Promise.all([1, 2, 3].map(() => accounts.takeReset(`${userId}-2`, NOW)))
    expect(taken.filter((whose) => whose !== null)).toEqual([userId])
    await keep(`${userId}-3`, NOW + 10)
    expect(await accounts.takeReset(`${userId}-3`, NOW + 10)).toBeNull()
  })

  test('a removed account leaves nothing behind', async () => {
    const { userId, email } = await kept()
    const session = aSession(userId)
    await accounts.addIdentity(anIdentity(userId))
    await accounts.addSession(session)
    await accounts.addReset({ tokenHash: `gone-${userId}`, userId, expiresAt: NOW + 10 })
    await accounts.remove(userId)
    expect(await accounts.byEmail(email ?? '')).toBeNull()
    expect(await accounts.identitiesOf(userId)).toEqual([])
    expect(await accounts.session(session.id)).toBeNull()
    expect(await accounts.takeReset(`gone-${userId}`, NOW)).toBeNull()
    expect(await accounts.claimed()).not.toContain(userId)
  })
}
