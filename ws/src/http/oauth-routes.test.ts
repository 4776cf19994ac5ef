import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type HttpBench, httpBench } from './testing.ts'

/** What the provider answers to the next question for a token, and of who that is. */
let answers: { token: [number, unknown]; profile: [number, unknown] }
let asked: { path: string; body: URLSearchParams; authorization: string | undefined }[]
const server = createServer(async (request, response) => {
  let body = ''
  for await (const piece of request) body += piece
  asked.push({
    path: request.url ?? '',
    body: new URLSearchParams(body),
    authorization: request.headers.authorization,
  })
  const [status, json] = request.method === 'POST' ? answers.token : answers.profile
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json))
})

let bench: HttpBench
beforeEach(async () => {
  asked = []
  answers = {
    token: [200, { access_token: 'secret-token', token_type: 'Bearer' }],
    profile: [200, { id: '7', username: 'ada', email: 'Ada@example.com', verified: true }],
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const origins = { signIn: base, token: base, profile: base }
  bench = await httpBench({}, { discord: { clientId: 'app', clientSecret: 'app-secret', origins } })
})
afterEach(() => {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(resolve))
})

const cookiesIn = (answer: { headers: Record<string, unknown> }): string =>
  [answer.headers['set-cookie']]
    .flat()
    .map((line) => String(line).split(';')[0])
    .join('; ')

const begin = (cookie: string, payload: object = { back: '/room/abcdef' }, provider = 'discord') =>
  bench.app.inject({ method: 'POST', url: `/api/oauth/${provider}`, headers: { cookie }, payload })

const comeBack = (cookie: string, query: Record<string, string>) =>
  bench.app.inject({ url: `/api/oauth/discord/callback?${new URLSearchParams(query)}`, headers: { cookie } })

/** A guest at the provider: their cookies, and the state that comes back with them. */
const atProvider = async (payload?: object) => {
  const guest = await bench.guestCookie()
  const begun = await begin(guest, payload)
  const url = new URL(begun.json().url)
  return { guest, url, cookie: `${guest}; ${cookiesIn(begun)}`, state: url.searchParams.get('state') ?? '' }
}
const resultOf = (answer: { headers: Record<string, unknown> }) => String(answer.headers.location)

describe('signing in by a provider', () => {
  test('sends the browser there with a state and a challenge', async () => {
    const { url } = await atProvider()
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      client_id: 'app',
      response_type: 'code',
      redirect_uri: 'https://music.example/api/oauth/discord/callback',
      scope: 'identify email',
      code_challenge_method: 'S256',
    })
    expect(url.searchParams.get('code_challenge')).toMatch(/^[\w-]{43}$/)
  })

  test('makes an account of the guest who went there, and comes back to the room', async () => {
    const { guest, cookie, state } = await atProvider()
    const answer = await comeBack(cookie, { code: 'the-code', state })
    expect([answer.statusCode, resultOf(answer)]).toEqual([303, '/room/abcdef?account=signed-in'])
    const session = await bench.deps.guests.readSession(cookiesIn(answer))
    expect(session?.userId).toBe((await bench.deps.guests.readSession(guest))?.userId)
    expect(asked[0]?.body.get('code')).toBe('the-code')
    expect(asked[0]?.body.get('code_verifier')).toMatch(/^[\w-]{43}$/)
    expect(asked[1]?.authorization).toBe('Bearer secret-token')
    expect(await bench.accountShelf.byEmail('ada@example.com')).toMatchObject({
      emailVerified: true,
      passwordHash: null,
    })
  })

  test.each<[string, (at: Awaited<ReturnType<typeof atProvider>>) => [string, Record<string, string>]]>([
    ['another state', ({ cookie }) => [cookie, { code: 'c', state: 'x'.repeat(43) }]],
    ['no state', ({ cookie }) => [cookie, { code: 'c' }]],
    ['no code', ({ cookie, state }) => [cookie, { state }]],
  ])('with %s fails and asks nobody', async (_, change) => {
    const [cookie, query] = change(await atProvider())
    expect(resultOf(await comeBack(cookie, query))).toBe('/room/abcdef?account=provider-failed')
    expect(asked).toEqual([])
  })

  test('in another browser than the one that went there fails', async () => {
    const { guest, cookie, state } = await atProvider()
    const query = { code: 'c', state }
    expect(resultOf(await comeBack(guest, query))).toBe('/?account=provider-stale')
    const other = cookie.replace(guest, await bench.guestCookie())
    expect(resultOf(await comeBack(other, query))).toBe('/room/abcdef?account=provider-stale')
    expect(asked).toEqual([])
  })

  test('that was refused there says so', async () => {
    const { cookie, state } = await atProvider()
    const answer = await comeBack(cookie, { error: 'access_denied', state })
    expect(resultOf(answer)).toBe('/room/abcdef?account=provider-refused')
  })

  test.each<[string, typeof answers.token, typeof answers.profile]>([
    ['no token', [400, { error: 'invalid_grant' }], [200, {}]],
    ['nonsense for a token', [200, { hello: 1 }], [200, {}]],
    ['an error for a person', [200, { access_token: 't', token_type: 'Bearer' }], [500, {}]],
    ['nobody', [200, { access_token: 't', token_type: 'Bearer' }], [200, {}]],
  ])('where the provider answers %s fails, and nobody is signed in', async (_, token, profile) => {
    answers = { token, profile }
    const { cookie, state } = await atProvider()
    const answer = await comeBack(cookie, { code: 'c', state })
    expect(resultOf(answer)).toBe('/room/abcdef?account=provider-failed')
    expect(cookiesIn(answer)).not.toContain('earshot_session')
    expect(JSON.stringify((bench.deps.log.error as unknown as { mock: object }).mock)).not.toContain('app-secret')
  })

  test('with an e-mail that nobody vouches for makes an account without it', async () => {
    answers.profile = [200, { id: '8', email: 'ada@example.com', verified: false }]
    const { cookie, state } = await atProvider()
    expect(resultOf(await comeBack(cookie, { code: 'c', state }))).toContain('signed-in')
    expect(await bench.accountShelf.byEmail('ada@example.com')).toBeNull()
    expect(await bench.accountShelf.byIdentity('discord', '8')).toMatchObject({ email: null })
  })

  test('with the e-mail of an account that is entered by a password enters nothing', async () => {
    const payload = { email: 'ada@example.com', password: 'correct horse battery' }
    const headers = { cookie: await bench.guestCookie() }
    await bench.app.inject({ method: 'POST', url: '/api/account', headers, payload })
    const { cookie, state } = await atProvider()
    const answer = await comeBack(cookie, { code: 'c', state })
    expect(resultOf(answer)).toBe('/room/abcdef?account=email-of-another')
    expect(cookiesIn(answer)).not.toContain('earshot_session')
  })

  test.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/room/abcdef?x',
    '/api/session',
    'room/abcdef',
  ])('never ends at %s', async (back) => {
    expect((await begin(await bench.guestCookie(), { back })).statusCode).toBe(400)
  })

  test('is off until the operator has made an app there', async () => {
    const cookie = await bench.guestCookie()
    for (const provider of ['google', 'spotify', 'nobody', '__proto__']) {
      expect((await begin(cookie, {}, provider)).json().error.code, provider).toBe('provider-off')
    }
    expect((await begin('', {})).json().error.code).toBe('unauthenticated')
  })
})
