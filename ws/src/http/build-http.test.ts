import { describe, expect, test } from 'vitest'
import { httpBench } from './testing.ts'

test('health tells how the server does', async () => {
  const { app } = await httpBench()
  expect((await app.inject('/api/health')).json()).toMatchObject({ status: 'ok', spaces: 1, journal: {}, database: {} })
})

describe('an error is told with a stable code and nothing more', () => {
  test.each([
    ['an unknown path', { method: 'GET', url: '/api/nothing' }, 404, 'not-found'],
    ['an unknown method', { method: 'DELETE', url: '/api/songs' }, 404, 'not-found'],
    ['a broken body', { method: 'PATCH', url: '/api/session', payload: '{' }, 400, 'invalid-input'],
    [
      'a huge body',
      { method: 'PATCH', url: '/api/session', payload: `"${'x'.repeat(20_000)}"` },
      413,
      'body-too-large',
    ],
    [
      'a prototype',
      { method: 'PATCH', url: '/api/session', payload: '{"__proto__":{"name":"x"}}' },
      400,
      'invalid-input',
    ],
    ['a broken path', { method: 'GET', url: '/api/spaces/%E0%A4%A' }, 400, 'invalid-input'],
  ] as const)('%s', async (_, what, status, code) => {
    const { app, guestCookie } = await httpBench()
    const type = 'payload' in what && { 'content-type': 'application/json' }
    const answer = await app.inject({ ...what, headers: { cookie: await guestCookie(), ...type } })
    expect([answer.statusCode, answer.json()]).toEqual([status, { error: { code, message: expect.any(String) } }])
  })

  test('a fault of our own', async () => {
    const { app, deps } = await httpBench({
      describeSpace: () => {
        throw new Error('secret detail')
      },
    })
    const answer = await app.inject('/api/spaces/abcdef')
    expect([answer.statusCode, answer.json().error.code]).toEqual([500, 'internal'])
    expect(answer.body).not.toContain('secret')
    expect(deps.log.error).toHaveBeenCalledOnce()
  })
})

describe('too many requests are refused', () => {
  const few = { max: 2, perMs: 60_000 }
  const many = { max: 100, perMs: 60_000 }
  const rates = {
    sessions: few,
    signIns: few,
    accounts: few,
    spaces: few,
    uploads: few,
    playlists: few,
    links: few,
    readings: few,
    searches: few,
    lyrics: few,
    pictures: few,
    live: few,
    reads: many,
  }

  test('new sessions by address, whatever cookies come along', async () => {
    const { app } = await httpBench({ rates })
    const codes = []
    for (let at = 0; at < 4; at += 1) codes.push((await app.inject({ method: 'POST', url: '/api/session' })).statusCode)
    expect(codes).toEqual([200, 200, 429, 429])
    const refused = await app.inject({ method: 'POST', url: '/api/session' })
    expect(refused.json().error.code).toBe('rate-limited')
    expect(refused.headers['retry-after']).toBeDefined()
  })

  test('signing in by address, whoever it is tried for', async () => {
    const { app } = await httpBench({ rates })
    const codes = []
    for (let at = 0; at < 4; at += 1) {
      const payload = { email: `${at}@example.com`, password: 'correct horse' }
      codes.push((await app.inject({ method: 'POST', url: '/api/account/sign-in', payload })).statusCode)
    }
    expect(codes).toEqual([403, 403, 429, 429])
  })

  test('uploads by session, so that one guest does not use up the allowance of another', async () => {
    const { app, guestCookie } = await httpBench({ rates })
    const send = async (cookie: string) =>
      (await app.inject({ method: 'POST', url: '/api/songs', headers: { cookie }, payload: 'x' })).statusCode
    const [one, other] = [await guestCookie(), await guestCookie()]
    expect([await send(one), await send(one), await send(one)]).toEqual([415, 415, 429])
    expect(await send(other)).toBe(415)
  })
})

describe('pages of other origins', () => {
  const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }

  test('can change nothing, not even with our cookie', async () => {
    const { app, guestCookie, deps } = await httpBench()
    for (const [method, url] of [
      ['POST', '/api/session'],
      ['PATCH', '/api/session'],
      ['POST', '/api/spaces'],
      ['POST', '/api/songs'],
      ['POST', '/api/songs/from-link'],
      ['POST', '/api/links'],
    ] as const) {
      const headers = { ...foreign, cookie: await guestCookie() }
      const answer = await app.inject({ method, url, headers, payload: {} })
      expect([url, answer.statusCode, answer.json().error.code]).toEqual([url, 403, 'wrong-origin'])
      expect(answer.headers['access-control-allow-origin']).toBeUndefined()
    }
    expect(deps.createSpace).not.toHaveBeenCalled()
  })

  test('may when they are allowed, and are told so beforehand', async () => {
    const { app } = await httpBench({ allowedOrigins: ['http://localhost:3000'] })
    const headers = { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-site' }
    const asked = await app.inject({ method: 'OPTIONS', url: '/api/session', headers })
    expect(asked.statusCode).toBe(204)
    expect(asked.headers).toMatchObject({
      'access-control-allow-origin': 'http://localhost:3000',
      'access-control-allow-credentials': 'true',
    })
    expect((await app.inject({ method: 'POST', url: '/api/session', headers })).statusCode).toBe(200)
  })
})

test('every answer tells the browser to be careful', async () => {
  const { app } = await httpBench()
  for (const url of ['/', '/api/health', '/api/nothing', '/media/x', '/%E0%A4%A']) {
    expect((await app.inject(url)).headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
      'cross-origin-resource-policy': 'same-site',
    })
  }
})
