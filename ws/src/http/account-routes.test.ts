import { beforeEach, describe, expect, test } from 'vitest'
import { type HttpBench, httpBench } from './testing.ts'

const ADA = { email: 'ada@example.com', password: 'correct horse battery' }

let bench: HttpBench
beforeEach(async () => {
  bench = await httpBench()
})

const cookieIn = (answer: { headers: Record<string, unknown> }) =>
  String(answer.headers['set-cookie']).split(';')[0] ?? ''

/** Asks as whoever has this cookie. */
const ask = (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, cookie: string, payload?: object) =>
  bench.app.inject({ method, url, headers: { cookie }, ...(payload && { payload }) })

/** Somebody with an account, and the cookie of their browser. */
const signedUp = async (asked = ADA) => {
  const guest = await bench.guestCookie()
  const answer = await ask('POST', '/api/account', guest, asked)
  return { guest, answer, cookie: cookieIn(answer) }
}
const codeOf = (answer: { statusCode: number; json(): { error: { code: string } } }) => [
  answer.statusCode,
  answer.json().error.code,
]

describe('signing up', () => {
  test('answers who one is, which is who one was, with a new cookie', async () => {
    const { guest, answer, cookie } = await signedUp()
    const before = (await bench.deps.guests.readSession(guest)) ?? { userId: '' }
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toEqual({ userId: before.userId, name: 'Ada' })
    expect(answer.headers['set-cookie']).toMatch(/HttpOnly; SameSite=Lax$/)
    expect(await bench.deps.guests.readSession(cookie)).toMatchObject({ userId: before.userId })
  })

  test('wants a session, an e-mail and a password', async () => {
    expect(codeOf(await ask('POST', '/api/account', '', ADA))).toEqual([401, 'unauthenticated'])
    const cookie = await bench.guestCookie()
    expect(codeOf(await ask('POST', '/api/account', cookie, { email: 'a@example.com' }))).toEqual([
      400,
      'invalid-input',
    ])
    expect(codeOf(await ask('POST', '/api/account', cookie, { ...ADA, email: 'x' }))).toEqual([400, 'email-invalid'])
    await signedUp()
    expect(codeOf(await ask('POST', '/api/account', cookie, ADA))).toEqual([409, 'email-taken'])
  })
})

test('from another browser one signs in as the same user, and sees both sessions', async () => {
  const { answer } = await signedUp()
  const elsewhere = await ask('POST', '/api/account/sign-in', await bench.guestCookie(), ADA)
  expect(elsewhere.json()).toEqual(answer.json())
  const { sessions } = (await ask('GET', '/api/account/sessions', cookieIn(elsewhere))).json()
  expect(sessions.map(({ isThis }: { isThis: boolean }) => isThis).sort()).toEqual([false, true])
})

test('signing out ends the session and leaves a guest behind', async () => {
  const { cookie, answer } = await signedUp()
  const out = await ask('POST', '/api/account/sign-out', cookie)
  expect(out.json().userId).not.toBe(answer.json().userId)
  expect((await ask('GET', '/api/account', cookieIn(out))).json()).toEqual({ account: null })
  expect(codeOf(await ask('GET', '/api/account/sessions', cookie))).toEqual([401, 'unauthenticated'])
})

test('signing out everywhere ends every session but this one', async () => {
  const { cookie } = await signedUp()
  const elsewhere = cookieIn(await ask('POST', '/api/account/sign-in', '', ADA))
  expect((await ask('POST', '/api/account/sign-out-everywhere', cookie)).json()).toEqual({ ended: 1 })
  expect((await ask('GET', '/api/account', cookie)).json().account).toMatchObject({ email: ADA.email })
  expect(codeOf(await ask('GET', '/api/account/sessions', elsewhere))).toEqual([401, 'unauthenticated'])
  expect(bench.ended).toHaveLength(1)
})

test('R16: one session is ended by its owner, and by nobody who knows its id', async () => {
  const { cookie } = await signedUp()
  const { cookie: eve } = await signedUp({ ...ADA, email: 'eve@example.com' })
  const { sessions } = (await ask('GET', '/api/account/sessions', cookie)).json()
  const url = `/api/account/sessions/${sessions[0].id}`
  expect(codeOf(await ask('DELETE', url, eve))).toEqual([404, 'session-not-found'])
  expect(codeOf(await ask('DELETE', url, await bench.guestCookie()))).toEqual([403, 'not-signed-in'])
  expect((await ask('DELETE', url, cookie)).statusCode).toBe(204)
  expect(codeOf(await ask('GET', '/api/account/sessions', cookie))).toEqual([401, 'unauthenticated'])
})

test('a new name is the account’s, and comes with a cookie', async () => {
  const { cookie } = await signedUp()
  const renamed = await ask('PATCH', '/api/session', cookie, { name: 'Grace' })
  expect(renamed.json()).toMatchObject({ name: 'Grace' })
  expect(bench.deps.onRename).toHaveBeenCalledExactlyOnceWith(renamed.json())
  expect((await ask('POST', '/api/account/sign-in', '', ADA)).json()).toEqual(renamed.json())
})

describe('what only the password opens', () => {
  test.each([
    ['PATCH', '/api/account', { email: 'new@example.com', password: 'wrong horse' }],
    ['PUT', '/api/account/password', { password: 'wrong horse', newPassword: 'staple battery' }],
    ['PUT', '/api/account/password', { newPassword: 'staple battery' }],
    ['DELETE', '/api/account', { password: 'wrong horse' }],
    ['DELETE', '/api/account', undefined],
  ] as const)('%s %s %j', async (method, url, payload) => {
    const { cookie } = await signedUp()
    expect(codeOf(await ask(method, url, cookie, payload))).toEqual([403, 'wrong-password'])
    expect((await ask('GET', '/api/account', cookie)).json().account).toMatchObject({ email: ADA.email })
  })

  test('is changed with it', async () => {
    const { cookie } = await signedUp()
    const changed = await ask('PATCH', '/api/account', cookie, { email: 'New@example.com', password: ADA.password })
    expect(changed.json().account).toMatchObject({ email: 'new@example.com' })
    const passwords = { password: ADA.password, newPassword: 'staple battery' }
    expect((await ask('PUT', '/api/account/password', cookie, passwords)).statusCode).toBe(200)
    const deleted = await ask('DELETE', '/api/account', cookie, { password: 'staple battery' })
    expect(deleted.statusCode).toBe(200)
    expect(await bench.deps.guests.readSession(cookie)).toBeNull()
    expect((await ask('GET', '/api/account', cookieIn(deleted))).json()).toEqual({ account: null })
  })
})

test('one takes away what is kept of oneself', async () => {
  const { cookie } = await signedUp()
  const answer = await ask('GET', '/api/account/export', cookie)
  expect(answer.headers['content-disposition']).toContain('attachment')
  expect(answer.json()).toMatchObject({ account: { email: ADA.email }, sessions: [{ device: 'A program' }], rooms: [] })
  expect(answer.body).not.toContain('argon2')
})

test('guests have no account to change, and are told so', async () => {
  const cookie = await bench.guestCookie()
  for (const [method, url, payload] of [
    ['GET', '/api/account/sessions'],
    ['GET', '/api/account/export'],
    ['POST', '/api/account/sign-out-everywhere'],
    ['DELETE', '/api/account'],
    ['DELETE', '/api/account/identities/google'],
    ['PATCH', '/api/account', { email: 'a@example.com' }],
    ['PUT', '/api/account/password', { newPassword: 'staple battery' }],
  ] as const) {
    expect(codeOf(await ask(method, url, cookie, payload)), `${method} ${url}`).toEqual([403, 'not-signed-in'])
  }
})

test('where accounts are off everything says so', async () => {
  bench = await httpBench({ accounts: null })
  for (const url of ['/api/account', '/api/account/sign-in', '/api/account/sign-out', '/api/oauth/google']) {
    expect(codeOf(await ask('POST', url, await bench.guestCookie(), ADA)), url).toEqual([404, 'accounts-off'])
  }
})

test('other sites can do nothing with an account', async () => {
  const { cookie } = await signedUp()
  const headers = { cookie, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
  for (const url of ['/api/account/sign-out', '/api/account/sign-in', '/api/oauth/google']) {
    expect(codeOf(await bench.app.inject({ method: 'POST', url, headers })), url).toEqual([403, 'wrong-origin'])
  }
  expect(codeOf(await bench.app.inject({ method: 'DELETE', url: '/api/account', headers }))).toEqual([
    403,
    'wrong-origin',
  ])
})
