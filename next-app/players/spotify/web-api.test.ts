import { expect, test } from 'vitest'
import type { Access } from './auth/account.ts'
import { fakeWire, json, type Vendor } from './testing/fake-wire.ts'
import { WebApi } from './web-api.ts'

/** As the Web API answers it, cut to what matters. */
const TRACK = {
  album: { album_type: 'single', name: 'Cut To The Feeling' },
  artists: [{ name: 'Carly Rae Jepsen' }],
  disc_number: 1,
  duration_ms: 207_959,
  explicit: false,
  id: '11dFghVXANMlKmJXsNCbNl',
  is_local: false,
  name: 'Cut To The Feeling',
  type: 'track',
  uri: 'spotify:track:11dFghVXANMlKmJXsNCbNl',
}
const refusal = (status: number, message: string, reason?: string) =>
  json(status, { error: { status, message, reason } })

const bench = (vendor: Vendor, access?: (refused: string | null) => Access) => {
  const wire = fakeWire(vendor)
  const account = {
    access: async (refused: string | null = null) => access?.(refused) ?? { ok: true as const, accessToken: 't1' },
  }
  return { api: new WebApi(account, wire), wire }
}

test('a track that is there has a length', async () => {
  const { api, wire } = bench(() => json(200, TRACK))
  expect(await api.track(TRACK.id)).toEqual({ ok: true, lengthMs: 207_959 })
  expect(wire.seen[0]).toMatchObject({ url: `https://api.spotify.com/v1/tracks/${TRACK.id}`, method: 'GET' })
  expect(wire.seen[0]?.headers.get('authorization')).toBe('Bearer t1')
})

test('each way in which a track is not there has a reason', async () => {
  const failure = async (vendor: Vendor) => (await bench(vendor).api.track('x')) as { failure?: string }
  const restricted = (reason: string) => () => json(200, { ...TRACK, is_playable: false, restrictions: { reason } })
  expect(await failure(() => refusal(404, 'Non existing id'))).toMatchObject({ failure: 'removed' })
  expect(await failure(() => refusal(400, 'invalid id'))).toMatchObject({ failure: 'removed' })
  expect(await failure(restricted('market'))).toMatchObject({ failure: 'not-here' })
  expect(await failure(restricted('product'))).toMatchObject({ failure: 'needs-premium' })
  expect(await failure(restricted('explicit'))).toMatchObject({ failure: 'removed' })
  expect(await failure(() => json(200, { name: 'no length' }))).toMatchObject({ failure: 'vendor' })
  expect(await failure(() => refusal(403, 'User not registered in the Developer Dashboard'))).toMatchObject({
    failure: 'not-offered',
  })
  expect(await failure(() => json(429, {}, { 'retry-after': '99' }))).toMatchObject({ failure: 'network' })
  expect(await failure(() => json(503, {}))).toMatchObject({ failure: 'network' })
  expect(
    await failure(() => {
      throw new TypeError('broken')
    }),
  ).toMatchObject({ failure: 'network' })
})

test('a device is told what to play, and from where', async () => {
  const { api, wire } = bench(() => json(204, null))
  expect(await api.play('device 1', TRACK.id, 61_234.56)).toEqual({ ok: true })
  expect(wire.seen).toMatchObject([
    {
      url: 'https://api.spotify.com/v1/me/player/play?device_id=device+1',
      method: 'PUT',
      body: JSON.stringify({ uris: [TRACK.uri], position_ms: 61_235 }),
    },
  ])
})

test('a start is never asked twice for the same place, and each refusal says why', async () => {
  const why = async (vendor: Vendor) => {
    const { api, wire } = bench(vendor)
    const answer = await api.play('d', 'x', 0)
    expect(wire.seen).toHaveLength(1)
    return answer
  }
  const tooMany = () => json(429, {}, { 'retry-after': '7' })
  expect(await why(() => refusal(404, 'Device not found'))).toEqual({ ok: false, failure: 'device', waitMs: 1000 })
  expect(await why(tooMany)).toEqual({ ok: false, failure: 'network', waitMs: 7000 })
  expect(await why(() => json(502, {}))).toMatchObject({ failure: 'network' })
  expect(await why(() => refusal(403, 'Player command failed: Premium required', 'PREMIUM_REQUIRED'))).toMatchObject({
    failure: 'needs-premium',
  })
  expect(await why(() => refusal(403, 'Restriction violated', 'UNKNOWN'))).toMatchObject({ failure: 'vendor' })
})

test('a token that has run out is renewed and asked with again, once', async () => {
  const expired: Vendor = ({ headers }) =>
    headers.get('authorization') === 'Bearer t2' ? json(204, null) : refusal(401, 'The access token expired')
  const renewing = (refused: string | null): Access => ({ ok: true, accessToken: refused === null ? 't1' : 't2' })
  expect(await bench(expired, renewing).api.play('d', 'x', 0)).toEqual({ ok: true })
  const never = bench(() => refusal(401, 'Invalid access token'), renewing)
  expect(await never.api.play('d', 'x', 0)).toMatchObject({ failure: 'needs-account' })
  expect(never.wire.seen).toHaveLength(2)
})

test('without an account nobody is asked', async () => {
  const { api, wire } = bench(
    () => json(204, null),
    () => ({ ok: false, failure: 'needs-account' }),
  )
  expect(await api.track('x')).toEqual({ ok: false, failure: 'needs-account' })
  expect(wire.seen).toEqual([])
})
