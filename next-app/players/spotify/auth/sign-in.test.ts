import { expect, test } from 'vitest'
import { fakeStorage, fakeWire, json, type Vendor } from '../testing/fake-wire.ts'
import { SCOPES } from './authorize.ts'
import { challengeOf } from './pkce.ts'
import { beginSignIn, finishSignIn, safePath } from './sign-in.ts'

const granted = {
  access_token: 'a',
  token_type: 'Bearer',
  expires_in: 3600,
  refresh_token: 'r',
  scope: SCOPES.join(' '),
}

const bench = async (vendor: Vendor = () => json(200, granted), href = 'https://music.example/spotify') => {
  const storage = fakeStorage()
  const wire = fakeWire(vendor)
  const place = new URL(href)
  let next = 0
  const deps = {
    clientId: 'client',
    storage,
    wire,
    now: () => 5000,
    random: (bytes: number) => new Uint8Array(bytes).fill(++next),
  }
  const begun = await beginSignIn({ ...deps, location: place }, '/room/abcdef')
  const asked = 'url' in begun ? new URL(begun.url).searchParams : new URLSearchParams()
  const back = (told: Record<string, string>, now = 5000) =>
    finishSignIn({ ...deps, now: () => now, location: new URL(`?${new URLSearchParams(told)}`, place) })
  return { storage, wire, begun, asked, back, state: asked.get('state') ?? '' }
}

test('who grants it has a token, and goes back to the room', async () => {
  const { back, state, wire, asked } = await bench()
  expect(await back({ code: 'abc', state })).toEqual({
    ok: true,
    token: { accessToken: 'a', refreshToken: 'r', expiresAt: 3_605_000 },
    from: '/room/abcdef',
  })
  const form = new URLSearchParams(wire.seen[0]?.body)
  expect(Object.fromEntries(form)).toMatchObject({
    grant_type: 'authorization_code',
    client_id: 'client',
    code: 'abc',
    redirect_uri: 'https://music.example/spotify',
  })
  expect(await challengeOf(form.get('code_verifier') ?? '')).toBe(asked.get('code_challenge'))
})

test('an answer counts once', async () => {
  const { back, state } = await bench()
  await back({ code: 'abc', state })
  expect(await back({ code: 'abc', state })).toMatchObject({ ok: false, why: 'forged' })
})

test('an answer to something else leaves what was asked', async () => {
  const { back, state } = await bench()
  expect(await back({ error: 'access_denied', state: 'of another window' })).toMatchObject({ ok: false, why: 'forged' })
  expect(await back({ code: 'abc', state })).toMatchObject({ ok: true })
})

test('another state, and one that is long past, is forged, and asks nobody', async () => {
  const strange = await bench()
  expect(await strange.back({ code: 'abc', state: 'x' })).toMatchObject({ ok: false, why: 'forged' })
  const late = await bench()
  expect(await late.back({ code: 'abc', state: late.state }, 5000 + 16 * 60_000)).toMatchObject({ why: 'forged' })
  expect([strange.wire.seen, late.wire.seen]).toEqual([[], []])
})

test('who refuses goes back without', async () => {
  const { back, state } = await bench()
  expect(await back({ error: 'access_denied', state })).toEqual({ ok: false, why: 'refused', from: '/room/abcdef' })
})

test('a wrong verifier, less than was asked for, and a vendor out of reach are told apart', async () => {
  const why = async (vendor: Vendor) => {
    const { back, state } = await bench(vendor)
    return back({ code: 'abc', state })
  }
  expect(await why(() => json(400, { error: 'invalid_grant' }))).toMatchObject({ why: 'refused' })
  expect(await why(() => json(200, { ...granted, scope: 'streaming' }))).toMatchObject({ why: 'scopes' })
  expect(await why(() => json(200, { nonsense: true }))).toMatchObject({ why: 'network' })
  expect(await why(() => json(500, {}))).toMatchObject({ why: 'network' })
})

test('where Spotify does not come back to, nothing is begun', async () => {
  expect((await bench(undefined, 'http://localhost:8080/spotify')).begun).toEqual({ why: 'localhost' })
  expect((await bench(undefined, 'http://10.0.0.2/spotify')).begun).toEqual({ why: 'insecure' })
})

test('nobody is led to another site', () => {
  for (const path of ['https://evil.example/', '//evil.example', '/room/abcdef/../x', '/spotify', null]) {
    expect(safePath(path)).toBe('/')
  }
  expect(safePath('/room/k7m2qx')).toBe('/room/k7m2qx')
})
