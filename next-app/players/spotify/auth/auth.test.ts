import fc from 'fast-check'
import { expect, test } from 'vitest'
import { authorizeUrl, readReturn, returnAddress, SCOPES } from './authorize.ts'
import { base64Url, challengeOf, VERIFIER_BYTES } from './pkce.ts'
import { type Grant, granted, lackingScopes, parseToken, RENEW_BEFORE_MS, stateOf } from './token.ts'

const place = (href: string) => new URL(href)
const grant: Grant = { access_token: 'a', token_type: 'Bearer', expires_in: 3600, refresh_token: 'r' }

test('the challenge is the one of RFC 7636, appendix B', async () => {
  const challenge = await challengeOf('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')
  expect(challenge).toBe('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM')
})

test('a verifier is of a length and of letters that the RFC allows', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: VERIFIER_BYTES, maxLength: VERIFIER_BYTES }), (bytes) => {
      expect(base64Url(bytes)).toMatch(/^[\w-]{43,128}$/)
    }),
  )
})

test('people are sent with everything that Spotify wants to know', () => {
  const url = new URL(
    authorizeUrl({ clientId: 'c', redirectUri: 'https://e.example/spotify', state: 's', challenge: 'h' }),
  )
  expect(url.origin + url.pathname).toBe('https://accounts.spotify.com/authorize')
  expect(Object.fromEntries(url.searchParams)).toEqual({
    response_type: 'code',
    client_id: 'c',
    redirect_uri: 'https://e.example/spotify',
    scope: 'streaming user-read-email user-read-private user-modify-playback-state user-read-playback-state',
    state: 's',
    code_challenge_method: 'S256',
    code_challenge: 'h',
    show_dialog: 'true',
  })
})

test('Spotify comes back to https and to loopback addresses alone', () => {
  expect(returnAddress(place('https://music.example/room/abcdef'))).toEqual({ uri: 'https://music.example/spotify' })
  expect(returnAddress(place('http://127.0.0.1:8080/'))).toEqual({ uri: 'http://127.0.0.1:8080/spotify' })
  expect(returnAddress(place('http://[::1]:8080/'))).toEqual({ uri: 'http://[::1]:8080/spotify' })
  expect(returnAddress(place('http://localhost:8080/'))).toEqual({ why: 'localhost' })
  expect(returnAddress(place('http://192.168.1.4:8080/'))).toEqual({ why: 'insecure' })
})

test('an answer to what nobody asked is forged, whatever it says', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.option(fc.string()), (state, code, asked) => {
      const read = readReturn(`?${new URLSearchParams({ state, code })}`, asked)
      if (asked !== state) expect(read).toEqual({ why: 'forged' })
      else expect(read).toEqual(code === '' ? { why: 'refused' } : { code })
    }),
  )
})

test('a refusal is a refusal', () => {
  expect(readReturn('?error=access_denied&state=s', 's')).toEqual({ why: 'refused' })
})

test('a token is fresh, then stale, then expired, and never goes back', () => {
  const token = granted(grant, 1000, null)
  const ages = ['fresh', 'stale', 'expired']
  fc.assert(
    fc.property(fc.nat(8_000_000), fc.nat(8_000_000), (a, b) => {
      const [sooner, later] = [Math.min(a, b), Math.max(a, b)]
      expect(ages.indexOf(stateOf(token, sooner))).toBeLessThanOrEqual(ages.indexOf(stateOf(token, later)))
    }),
  )
  expect(stateOf(token, 1000)).toBe('fresh')
  expect(stateOf(token, 1000 + 3_600_000 - RENEW_BEFORE_MS)).toBe('stale')
  expect(stateOf(token, 1000 + 3_600_000)).toBe('expired')
  expect(stateOf(null, 0)).toBe('none')
})

test('a refresh token is replaced by a new one, and kept where none comes', () => {
  const first = granted(grant, 0, null)
  const kept = granted({ ...grant, access_token: 'b', refresh_token: undefined }, 10, first)
  expect(kept).toEqual({ accessToken: 'b', refreshToken: 'r', expiresAt: 3_600_010 })
  expect(granted({ ...grant, refresh_token: 'r2' }, 10, first)?.refreshToken).toBe('r2')
  expect(granted({ ...grant, refresh_token: undefined }, 10, null)).toBeNull()
})

test('what was not granted is known', () => {
  expect(lackingScopes({ ...grant, scope: SCOPES.join(' ') })).toEqual([])
  expect(lackingScopes({ ...grant, scope: 'streaming user-read-email' })).toHaveLength(3)
  expect(lackingScopes(grant)).toEqual([])
})

test('what was kept comes back, and nonsense is nothing', () => {
  const token = granted(grant, 0, null)
  expect(parseToken(JSON.stringify(token))).toEqual(token)
  fc.assert(fc.property(fc.string(), (text) => void expect(parseToken(text)).toBeNull()))
})
