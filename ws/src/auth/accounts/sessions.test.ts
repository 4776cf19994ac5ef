import { randomBytes } from 'node:crypto'
import type { UserId } from '@earshot/sync'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { createGuests, type Guests, type Session } from '../guests.ts'
import { createTokens } from '../tokens.ts'
import { AccountSessions } from './sessions.ts'
import { memoryShelf, virtualTimers } from './testing.ts'
import { GRACE_MS, IDLE_MS, LONGEST_MS, ROTATE_MS } from './token-rule.ts'

// K1  A session that is known costs the database nothing: frames and probes ask nobody, requests ask memory.
// K2  Guests are never kept out by the database.
// K3  Who cannot be looked up is told so, and is not taken for a stranger.
// K4  A known session is let in while the database is down.
// K5  What is ended here has ended at once, also for a reading that was under way.
// K6  What another process has ended has ended within a minute and one request.
// K7  A guest's own token counts no more two minutes after they have an account.
// K8  Requests that go out together with one old token all succeed, and one new token is made.

const MINUTE_MS = 60_000
const ada = { userId: 'ada' as UserId, name: 'Ada' }
const cookieOf = ({ token }: Pick<Session, 'token'>) => `earshot_session=${token}`

let memory: ReturnType<typeof memoryShelf>
let time: ReturnType<typeof virtualTimers>
let sessions: AccountSessions
let guests: Guests
const onEnded = vi.fn<(userId: string, hasEnded: (id: string | null) => boolean) => void>()
const onProblem = vi.fn()
const secret = randomBytes(32)

/** As a process does that was just started over the same database. */
const start = async () => {
  const { now, after } = time
  const tokens = createTokens(secret, now)
  sessions = await AccountSessions.open({ shelf: memory.shelf, tokens, now, after, onEnded, onProblem })
  guests = createGuests({ secret, now, accounts: sessions })
}
const read = (session: Pick<Session, 'token'>) => guests.readSession(cookieOf(session))

beforeEach(async () => {
  memory = memoryShelf()
  time = virtualTimers(1_800_000_000_000)
  vi.clearAllMocks()
  const account = { ...ada, email: 'ada@example.com', emailVerified: false, passwordHash: null, createdAt: 0 }
  await memory.shelf.add(account, null)
  await start()
})

describe('a session', () => {
  test('K1: is looked up once, and then known', async () => {
    const session = await sessions.begin(ada, 'Firefox')
    await start()
    const before = memory.asked()
    for (let n = 0; n < 1000; n++) expect(await read(session)).toMatchObject({ ...ada, sessionId: session.sessionId })
    expect(memory.asked() - before).toBe(1)
  })

  test('K1: that many ask for at once is looked up once', async () => {
    const session = await sessions.begin(ada, 'Firefox')
    await start()
    const before = memory.asked()
    const all = await Promise.all(Array.from({ length: 50 }, () => read(session)))
    expect(all.every((its) => its?.userId === 'ada')).toBe(true)
    expect(memory.asked() - before).toBe(1)
  })

  test('K2: of a guest is good while the database is down', async () => {
    memory.setDown(true)
    const guest = await guests.issueGuest()
    expect(await read(guest)).toEqual(guest)
  })

  test('K3: that cannot be looked up is an error and no stranger, and is found when the database is back', async () => {
    const session = await sessions.begin(ada, 'Firefox')
    await start()
    memory.setDown(true)
    await expect(read(session)).rejects.toMatchObject({ code: 'accounts-unavailable' })
    memory.setDown(false)
    expect(await read(session)).toMatchObject(ada)
  })

  test('K3: is waited for five seconds at most, and known when the answer comes after all', async () => {
    const session = await sessions.begin(ada, 'Firefox')
    await start()
    const [asked, release] = [memory.asked(), memory.hold()]
    const late = expect(read(session)).rejects.toMatchObject({ code: 'accounts-unavailable' })
    await vi.waitFor(() => expect(memory.asked()).toBeGreaterThan(asked), 10_000)
    time.pass(5000)
    await late
    release()
    expect(await read(session)).toMatchObject(ada)
  })

  test('K4: that is known is good while the database is down', async () => {
    const session = await sessions.begin(ada, 'Firefox')
    memory.setDown(true)
    time.pass(10 * MINUTE_MS)
    expect(await read(session)).toMatchObject(ada)
    await vi.waitFor(() => expect(onProblem).toHaveBeenCalled(), 10_000)
    expect(await read(session)).toMatchObject(ada)
  })

  test('K5: that is ended is refused at once, and its sockets are told', async () => {
    const [one, other] = [await sessions.begin(ada, 'Firefox'), await sessions.begin(ada, 'Chrome')]
    expect(await sessions.endOthers(ada.userId, one.sessionId)).toBe(1)
    expect(await read(other)).toBeNull()
    expect(await read(one)).toMatchObject(ada)
    const hasEnded = onEnded.mock.calls.at(-1)?.[1]
    expect(onEnded).toHaveBeenCalledOnce()
    time.pass(1000)
    expect(onEnded, 'for those who were just coming in').toHaveBeenCalledTimes(2)
    expect([null, one.sessionId, other.sessionId].map((id) => hasEnded?.(id))).toEqual([true, false, true])
  })

  test('K5: that is ended while it is being read stays ended', async () => {
    const session = await sessions.begin(ada, 'Firefox')
    await start()
    const [asked, release] = [memory.asked(), memory.hold()]
    const reading = read(session)
    await vi.waitFor(() => expect(memory.asked()).toBeGreaterThan(asked), 10_000)
    await sessions.endOthers(ada.userId, null)
    release()
    expect(await reading).toBeNull()
  })

  test('K6: that another process has ended is refused within a minute, and its sockets are told', async () => {
    const session = await sessions.begin(ada, 'Firefox')
    await memory.shelf.removeSessions(ada.userId, null)
    expect(await read(session)).toMatchObject(ada)
    time.pass(MINUTE_MS)
    await read(session)
    await vi.waitFor(() => expect(onEnded).toHaveBeenCalled(), 10_000)
    expect(await read(session)).toBeNull()
  })

  test('A1: is over after 30 days in which nobody used it, and lives on when it is used', async () => {
    const [used, idle] = [await sessions.begin(ada, 'Firefox'), await sessions.begin(ada, 'Chrome')]
    for (let day = 0; day < 29; day++) {
      time.pass(ROTATE_MS)
      expect(await read(used)).not.toBeNull()
      await sessions.sweep(new Set())
    }
    time.pass(ROTATE_MS)
    expect(await read(idle)).toBeNull()
    await start()
    expect(await read(used)).toMatchObject(ada)
    await sessions.sweep(new Set())
    expect((await sessions.list(ada.userId)).map(({ device }) => device)).toEqual(['Firefox'])
  })

  test('A1: with an open socket counts as used, until it is a year old', async () => {
    const session = await sessions.begin(ada, 'Firefox')
    const open = new Set([session.sessionId ?? ''])
    for (let ms = 0; ms < LONGEST_MS - IDLE_MS; ms += IDLE_MS / 2) {
      time.pass(IDLE_MS / 2)
      await sessions.sweep(open)
    }
    expect(await sessions.list(ada.userId)).toHaveLength(1)
    expect(onEnded).not.toHaveBeenCalled()
    time.pass(2 * IDLE_MS)
    await sessions.sweep(open)
    expect(onEnded).toHaveBeenCalled()
    expect(await sessions.list(ada.userId)).toEqual([])
  })
})

describe('a token', () => {
  test('is replaced once a day', async () => {
    const session = await sessions.begin(ada, 'Firefox')
    expect(await sessions.renew(cookieOf(session))).toBeNull()
    time.pass(ROTATE_MS)
    const renewed = await sessions.renew(cookieOf(session))
    expect(renewed).toMatchObject({ ...ada, sessionId: session.sessionId })
    expect(renewed?.token).not.toBe(session.token)
    expect(await sessions.renew(cookieOf(renewed ?? session))).toBeNull()
  })

  test('K8: that was replaced is good for those that went out with it, and two minutes more', async () => {
    const session = await sessions.begin(ada, 'Firefox')
    time.pass(ROTATE_MS)
    const all = await Promise.all(Array.from({ length: 10 }, () => sessions.renew(cookieOf(session))))
    expect(new Set(all.map((its) => its?.token)).size).toBe(1)
    expect(await memory.shelf.session(session.sessionId ?? '')).toMatchObject({ generation: 2 })
    const renewed = all[0] ?? session
    // Lost on its way: the old one counts until the new one has been seen.
    time.pass(IDLE_MS / 2)
    expect(await read(session)).toMatchObject(ada)
    expect(await read(renewed)).toMatchObject(ada)
    time.pass(GRACE_MS - 1)
    expect(await read(session)).toMatchObject(ada)
    time.pass(1)
    expect(await read(session)).toBeNull()
    expect(await read(renewed)).toMatchObject(ada)
  })

  test('that is due is good on while the database is down', async () => {
    const session = await sessions.begin(ada, 'Firefox')
    time.pass(ROTATE_MS)
    memory.setDown(true)
    expect(await sessions.renew(cookieOf(session))).toBeNull()
    expect(await read(session)).toMatchObject(ada)
  })

  test('K7: of a guest who has an account by now is good for two minutes', async () => {
    const guest = await guests.issueGuest()
    sessions.claim(guest.userId)
    expect(await read(guest)).toEqual(guest)
    time.pass(GRACE_MS)
    expect(await read(guest)).toBeNull()
    expect(onEnded.mock.calls.at(-1)?.[1](null)).toBe(true)
    await start()
    const old = await createGuests({ secret, now: time.now }).renameGuest({ ...ada, token: '', sessionId: null }, 'Ada')
    expect(await read(old), 'after a restart at once').toBeNull()
  })

  test('R16: of one session cannot be turned into another’s', async () => {
    const session = await sessions.begin(ada, 'Firefox')
    const tokens = createTokens(secret, time.now)
    const other = await tokens.sign({
      userId: 'bob' as UserId,
      name: 'Bob',
      sessionId: session.sessionId,
      generation: 1,
    })
    expect(await read(other)).toBeNull()
    const future = await tokens.sign({ ...ada, sessionId: session.sessionId, generation: 2 })
    expect(await read(future)).toBeNull()
  })
})

test('a new name is in every session of the account at once', async () => {
  const [one, other] = [await sessions.begin(ada, 'Firefox'), await sessions.begin(ada, 'Chrome')]
  await memory.shelf.change(ada.userId, { name: 'Grace' })
  expect(await sessions.rename(one, 'Grace')).toMatchObject({ name: 'Grace' })
  expect(await read(other)).toMatchObject({ name: 'Grace' })
})

test('of more than fifty sessions the ones seen longest ago end', async () => {
  const first = await sessions.begin(ada, 'first')
  for (let n = 0; n < 50; n++) {
    time.pass(1)
    await sessions.begin(ada, `device ${n}`)
  }
  expect(await sessions.list(ada.userId)).toHaveLength(50)
  expect(await read(first)).toBeNull()
})
