import { randomBytes } from 'node:crypto'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { createGuests, type Guests, type Session } from '../guests.ts'
import { type OpenedAccounts, openAccounts } from './open-accounts.ts'
import { makeReset } from './resets.ts'
import { memoryShelf, quickPasswords, virtualTimers } from './testing.ts'

let memory: ReturnType<typeof memoryShelf>
let time: ReturnType<typeof virtualTimers>
let accounts: OpenedAccounts
let guests: Guests
const forget = vi.fn(async () => {})
const onRename = vi.fn()
const onEnded = vi.fn()

beforeEach(async () => {
  vi.clearAllMocks()
  memory = memoryShelf()
  time = virtualTimers(1_800_000_000_000)
  const secret = randomBytes(32)
  accounts = await openAccounts({
    shelf: memory.shelf,
    secret,
    now: time.now,
    after: time.after,
    publicUrl: null,
    keys: {},
    passwords: quickPasswords(),
    openSessions: () => new Set(),
    onEnded,
    onRename,
    forget,
    onProblem: vi.fn(),
  })
  guests = createGuests({ secret, now: time.now, accounts: accounts.sessions })
})

const ADA = { email: 'Ada@Example.com ', password: 'correct horse battery' }
const signUp = async (asked = ADA) => accounts.all.signUp(await guests.issueGuest({ name: 'Ada' }), asked, 'Firefox')
const signIn = (asked: typeof ADA, present: Session | null = null) => accounts.all.signIn(present, asked, 'Chrome')
const refusal = (code: string) => expect.objectContaining({ code })

describe('signing up', () => {
  test('a guest stays who they are', async () => {
    const guest = await guests.issueGuest({ name: 'Ada' })
    const session = await accounts.all.signUp(guest, ADA, 'Firefox')
    expect(session).toMatchObject({ userId: guest.userId, name: 'Ada' })
    expect(await guests.readSession(`earshot_session=${session.token}`)).toEqual(session)
    expect(await accounts.all.read(session)).toMatchObject({ email: 'ada@example.com', hasPassword: true })
  })

  test('an e-mail is taken once, however it is written', async () => {
    await signUp()
    await expect(signUp({ ...ADA, email: 'ADA@example.COM' })).rejects.toEqual(refusal('email-taken'))
  })

  test('whoever is signed in signs up for nothing more', async () => {
    const session = await signUp()
    const again = accounts.all.signUp(session, { ...ADA, email: 'b@example.com' }, 'Firefox')
    await expect(again).rejects.toEqual(refusal('already-signed-in'))
    const [guest] = [{ ...session, sessionId: null }]
    const twice = accounts.all.signUp(guest, { ...ADA, email: 'b@example.com' }, 'Firefox')
    await expect(twice).rejects.toEqual(refusal('already-signed-in'))
  })

  test.each([
    ['no-address', 'email-invalid'],
    ['a@b', 'email-invalid'],
    [`${'a'.repeat(250)}@example.com`, 'email-invalid'],
    ['a b@example.com', 'email-invalid'],
    ['', 'email-invalid'],
  ])('%j is no e-mail', async (email, code) => {
    await expect(signUp({ ...ADA, email })).rejects.toEqual(refusal(code))
  })

  test.each([
    ['short', 'password-too-short'],
    ['nine char', 'password-too-short'],
    ['🐦🐦🐦🐦🐦🐦🐦🐦🐦', 'password-too-short'],
    ['x'.repeat(801), 'password-too-long'],
    ['abcde'.repeat(41), 'password-too-long'],
    ['aaaaaaaaaaaa', 'password-too-simple'],
    ['Password123', 'password-too-simple'],
    ['ada@example.com', 'password-too-simple'],
  ])('%j is no password', async (password, code) => {
    await expect(signUp({ ...ADA, password })).rejects.toEqual(refusal(code))
  })

  test('what is kept of a password is argon2id and not the password', async () => {
    await signUp()
    const { passwordHash } = (await memory.shelf.byEmail('ada@example.com')) ?? {}
    expect(passwordHash).toMatch(/^\$argon2id\$v=19\$/)
    expect(passwordHash).not.toContain(ADA.password)
  })
})

describe('signing in', () => {
  test('elsewhere leads to the same user, and the guest one was there is left', async () => {
    const { userId } = await signUp()
    const guest = await guests.issueGuest()
    const session = await signIn(ADA, guest)
    expect(session).toMatchObject({ userId, name: 'Ada' })
    time.pass(1000)
    expect(onEnded.mock.calls.map(([userId]) => userId)).toEqual([guest.userId])
  })

  test('every keyboard’s é is one', async () => {
    await signUp({ ...ADA, password: 'cafe\u0301 au lait' })
    expect(await signIn({ ...ADA, password: 'caf\u00e9 au lait' })).toMatchObject({ name: 'Ada' })
  })

  test('a wrong password and an unknown e-mail are answered alike', async () => {
    await signUp()
    const wrong = await signIn({ ...ADA, password: 'wrong horse' }).catch((error) => error)
    const unknown = await signIn({ ...ADA, email: 'eve@example.com' }).catch((error) => error)
    expect(wrong).toMatchObject({ code: 'wrong-credentials', message: unknown.message })
    expect(unknown.code).toBe(wrong.code)
  })

  test('ten wrong passwords are enough for a quarter of an hour, also at once, and the right one then waits too', async () => {
    await signUp()
    const wrong = () => signIn({ ...ADA, password: 'wrong horse' }).catch(({ code }) => code)
    const codes = await Promise.all(Array.from({ length: 30 }, wrong))
    expect(codes.filter((code) => code === 'wrong-credentials')).toHaveLength(10)
    await expect(signIn(ADA)).rejects.toEqual(refusal('too-many-attempts'))
    await expect(signIn(ADA)).rejects.toMatchObject({ waitMs: 15 * 60_000 })
    time.pass(15 * 60_000)
    expect(await signIn(ADA)).toMatchObject({ name: 'Ada' })
  })

  test('an unknown e-mail is counted like a known one', async () => {
    const unknown = () => signIn({ ...ADA, email: 'eve@example.com' }).catch(({ code }) => code)
    for (let n = 0; n < 10; n++) expect(await unknown()).toBe('wrong-credentials')
    expect(await unknown()).toBe('too-many-attempts')
  })

  test('an e-mail whose account has no password is entered by none', async () => {
    const guest = await guests.issueGuest()
    const profile = { provider: 'google', subject: '1', name: null, email: 'ada@example.com', emailVerified: true }
    await accounts.all.signInBy(profile, guest, 'Firefox')
    for (const password of ['', 'null', ADA.password]) {
      await expect(signIn({ ...ADA, password })).rejects.toEqual(refusal('wrong-credentials'))
    }
  })
})

describe('a change of one’s account', () => {
  test('of the password wants the password, ends all other sessions, and counts from then on', async () => {
    const session = await signUp()
    const other = await signIn(ADA)
    const newPassword = 'staple battery horse'
    const change = (password: string | null) => accounts.all.changePassword(session, { password, newPassword })
    await expect(change('wrong horse')).rejects.toEqual(refusal('wrong-password'))
    await expect(change(null)).rejects.toEqual(refusal('wrong-password'))
    await change(ADA.password)
    expect(await guests.readSession(`earshot_session=${other.token}`)).toBeNull()
    expect(await guests.readSession(`earshot_session=${session.token}`)).not.toBeNull()
    await expect(signIn(ADA)).rejects.toEqual(refusal('wrong-credentials'))
    expect(await signIn({ ...ADA, password: newPassword })).toMatchObject({ name: 'Ada' })
  })

  test('of the e-mail wants the password, and a free address', async () => {
    const session = await signUp()
    await signUp({ ...ADA, email: 'bob@example.com' })
    const change = (email: string, password = ADA.password) => accounts.all.changeEmail(session, { email, password })
    await expect(change('new@example.com', 'wrong horse')).rejects.toEqual(refusal('wrong-password'))
    await expect(change('bob@example.com')).rejects.toEqual(refusal('email-taken'))
    await change('new@example.com')
    expect(await signIn({ ...ADA, email: 'new@example.com' })).toMatchObject({ userId: session.userId })
  })

  test('wrong passwords are counted here as where one signs in', async () => {
    const session = await signUp()
    const change = () => accounts.all.changeEmail(session, { email: 'x@example.com', password: 'wrong' })
    for (let n = 0; n < 10; n++) await expect(change()).rejects.toEqual(refusal('wrong-password'))
    await expect(change()).rejects.toEqual(refusal('too-many-attempts'))
  })

  test('of the name is told to rooms', async () => {
    const session = await signUp()
    expect(await accounts.all.rename(session, 'Grace')).toMatchObject({ name: 'Grace', userId: session.userId })
    expect(onRename).toHaveBeenCalledExactlyOnceWith({ userId: session.userId, name: 'Grace' })
    expect(await signIn(ADA)).toMatchObject({ name: 'Grace' })
  })

  test('a link of the operator’s sets a new password once, and ends all sessions', async () => {
    const session = await signUp()
    const token = (await makeReset(memory.shelf, 'ADA@example.com', time.now())) ?? ''
    const password = 'staple battery horse'
    const reset = (asked: { token: string; password: string }) => accounts.all.resetPassword(null, asked, 'Safari')
    await expect(reset({ token: 'x', password })).rejects.toEqual(refusal('reset-invalid'))
    await expect(reset({ token, password: 'short' })).rejects.toEqual(refusal('password-too-short'))
    expect(await reset({ token, password })).toMatchObject({ userId: session.userId })
    expect(await guests.readSession(`earshot_session=${session.token}`)).toBeNull()
    await expect(reset({ token, password })).rejects.toEqual(refusal('reset-invalid'))
    expect(await makeReset(memory.shelf, 'nobody@example.com', time.now())).toBeNull()
  })

  test('deleting it wants the password, and takes everything along', async () => {
    const session = await signUp()
    await expect(accounts.all.remove(session, { password: null })).rejects.toEqual(refusal('wrong-password'))
    expect(forget).not.toHaveBeenCalled()
    await accounts.all.remove(session, { password: ADA.password })
    expect(forget).toHaveBeenCalledExactlyOnceWith(session.userId)
    expect(await guests.readSession(`earshot_session=${session.token}`)).toBeNull()
    await expect(signIn(ADA)).rejects.toEqual(refusal('wrong-credentials'))
    expect(await signUp()).toMatchObject({ name: 'Ada' })
  })
})

describe('an account by a provider', () => {
  const profile = { provider: 'google', subject: '1', name: 'Ada L', email: 'ada@example.com', emailVerified: true }

  test('is the guest’s who came back from there, and is found again from elsewhere', async () => {
    const guest = await guests.issueGuest()
    const session = await accounts.all.signInBy(profile, guest, 'Firefox')
    expect(session).toMatchObject({ userId: guest.userId, name: guest.name })
    const elsewhere = await accounts.all.signInBy(profile, await guests.issueGuest(), 'Chrome')
    expect(elsewhere.userId).toBe(guest.userId)
  })

  test('never takes over an account whose e-mail was only typed', async () => {
    await signUp()
    const come = accounts.all.signInBy(profile, await guests.issueGuest(), 'Firefox')
    await expect(come).rejects.toEqual(refusal('email-of-another'))
  })

  test('is connected by who is signed in, once, and not disconnected when it is the only way in', async () => {
    const session = await signUp()
    expect(await accounts.all.signInBy(profile, session, 'Firefox')).toBe(session)
    expect((await accounts.all.read(session)).identities).toMatchObject([{ provider: 'google' }])
    const second = accounts.all.signInBy({ ...profile, subject: '2' }, session, 'Firefox')
    await expect(second).rejects.toEqual(refusal('identity-exists'))
    await accounts.all.disconnect(session, 'google')
    expect((await accounts.all.read(session)).identities).toEqual([])
    const alone = await accounts.all.signInBy({ ...profile, subject: '3', email: null }, await guests.issueGuest(), 'x')
    await expect(accounts.all.disconnect(alone, 'google')).rejects.toEqual(refusal('last-way-in'))
  })

  test('without a password is deleted by who has signed in just now', async () => {
    const session = await accounts.all.signInBy(profile, await guests.issueGuest(), 'Firefox')
    time.pass(11 * 60_000)
    await expect(accounts.all.remove(session, { password: null })).rejects.toEqual(refusal('sign-in-again'))
    const again = await accounts.all.signInBy(profile, await guests.issueGuest(), 'Firefox')
    await accounts.all.remove(again, { password: null })
    expect(await memory.shelf.byId(session.userId)).toBeNull()
  })
})
