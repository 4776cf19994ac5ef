import { describe, expect, test } from 'vitest'
import { AccountError } from '../auth/accounts/account-error.ts'
import { httpBench } from './testing.ts'

test('a newcomer becomes a guest with a cookie that scripts cannot read', async () => {
  const { app, deps } = await httpBench()
  const answer = await app.inject({ method: 'POST', url: '/api/session' })
  expect(answer.statusCode).toBe(200)
  expect(Object.keys(answer.json())).toEqual(['userId', 'name'])
  const cookie = String(answer.headers['set-cookie'])
  expect(cookie).toMatch(/HttpOnly; SameSite=Lax$/)
  expect(await deps.guests.readSession(cookie.split(';')[0])).toMatchObject(answer.json())
})

test('whoever has a session keeps it', async () => {
  const { app, guestCookie } = await httpBench()
  const cookie = await guestCookie()
  const answer = await app.inject({ method: 'POST', url: '/api/session', headers: { cookie } })
  expect(answer.json().name).toBe('Ada')
  expect(answer.headers['set-cookie']).toBeUndefined()
})

test('a proxy is believed about https only when it is known', async () => {
  const headers = { 'x-forwarded-proto': 'https' }
  const cookieOf = async (trustProxy: string[]) => {
    const { app } = await httpBench({ trustProxy })
    return String((await app.inject({ method: 'POST', url: '/api/session', headers })).headers['set-cookie'])
  }
  expect(await cookieOf([])).not.toContain('Secure')
  expect(await cookieOf(['127.0.0.1'])).toContain('Secure')
})

describe('a new name', () => {
  test('comes with a new cookie and is told to the rooms', async () => {
    const { app, deps, guestCookie } = await httpBench()
    const cookie = await guestCookie()
    const answer = await app.inject({
      method: 'PATCH',
      url: '/api/session',
      headers: { cookie },
      payload: { name: ' Grace\u202E  H ' },
    })
    expect(answer.json()).toMatchObject({ name: 'Grace H' })
    expect(deps.onRename).toHaveBeenCalledExactlyOnceWith(answer.json())
    const renamed = await deps.guests.readSession(String(answer.headers['set-cookie']).split(';')[0])
    expect(renamed).toMatchObject(answer.json())
  })

  test.each([{}, { name: '' }, { name: ' \u200B ' }, { name: 'x'.repeat(41) }, { name: 7 }, [], null])(
    '%j is refused',
    async (payload) => {
      const { app, deps, guestCookie } = await httpBench()
      const headers = { cookie: await guestCookie(), 'content-type': 'application/json' }
      const answer = await app.inject({
        method: 'PATCH',
        url: '/api/session',
        headers,
        payload: JSON.stringify(payload),
      })
      expect([answer.statusCode, answer.json().error.code]).toEqual([400, 'invalid-input'])
      expect(deps.onRename).not.toHaveBeenCalled()
    },
  )

  test('needs a session: R16, a public id is none', async () => {
    const { app, deps } = await httpBench()
    const { userId } = await deps.guests.issueGuest()
    for (const cookie of ['', `earshot_session=${userId}`]) {
      const answer = await app.inject({
        method: 'PATCH',
        url: '/api/session',
        headers: { cookie },
        payload: { name: 'Mallory' },
      })
      expect([answer.statusCode, answer.json().error.code]).toEqual([401, 'unauthenticated'])
    }
  })
})

test('a token of an account that is a day old is replaced, and both count until the new one comes back', async () => {
  const { app, guestCookie, pass } = await httpBench()
  const payload = { email: 'ada@example.com', password: 'correct horse battery' }
  const cookieIn = (answer: { headers: Record<string, unknown> }) => String(answer.headers['set-cookie']).split(';')[0]
  const signUp = { method: 'POST', url: '/api/account', headers: { cookie: await guestCookie() }, payload } as const
  const old = cookieIn(await app.inject(signUp)) ?? ''
  const come = (cookie: string) => app.inject({ method: 'POST', url: '/api/session', headers: { cookie } })
  expect((await come(old)).headers['set-cookie']).toBeUndefined()
  pass(24 * 3600_000)
  const renewed = await come(old)
  const young = cookieIn(renewed) ?? ''
  expect(renewed.json()).toMatchObject({ name: 'Ada' })
  expect(young).not.toBe(old)
  expect((await come(young)).json()).toEqual(renewed.json())
  expect((await come(old)).json()).toEqual(renewed.json())
  pass(2 * 60_000)
  expect((await come(young)).json()).toEqual(renewed.json())
  expect((await come(old)).json().userId, 'a new guest').not.toBe(renewed.json().userId)
})

test('somebody who cannot be looked up stays who they are', async () => {
  const bench = await httpBench()
  const guests = { ...bench.deps.guests, readSession: () => Promise.reject(new AccountError('accounts-unavailable')) }
  const { app } = await httpBench({ guests })
  const answer = await app.inject({ method: 'POST', url: '/api/session' })
  expect([answer.statusCode, answer.json().error.code]).toEqual([503, 'accounts-unavailable'])
  expect(answer.headers['set-cookie']).toBeUndefined()
})
