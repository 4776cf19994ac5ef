import { expect, test, vi } from 'vitest'
import { fakeStorage, fakeWire, json, type Vendor } from '../testing/fake-wire.ts'
import { Account, TOKEN_KEY } from './account.ts'

const HOUR_MS = 3_600_000
const token = { accessToken: 'old', refreshToken: 'r1', expiresAt: HOUR_MS }
const renewed = (times: number) => ({
  access_token: `new${times}`,
  token_type: 'Bearer',
  expires_in: 3600,
  refresh_token: `r${times + 1}`,
  scope: 'streaming',
})

const bench = (
  vendor: Vendor = (_, times) => json(200, renewed(times)),
  kept: object | null = token,
  clientId: string | null = 'client',
) => {
  const storage = fakeStorage()
  if (kept !== null) storage.setItem(TOKEN_KEY, JSON.stringify(kept))
  const wire = fakeWire(vendor)
  const time = { now: 0 }
  const account = new Account({
    clientId: async () => clientId,
    storage: () => storage,
    wire,
    now: () => time.now,
    alone: (act) => act(),
  })
  return { account, storage, wire, time }
}

test('a fresh token is used as it is', async () => {
  const { account, wire } = bench()
  expect(await account.access()).toEqual({ ok: true, accessToken: 'old' })
  expect(wire.seen).toEqual([])
})

test('without a token there is none to be had', async () => {
  const { account } = bench(undefined, null)
  expect(account.isConnected).toBe(false)
  expect(await account.access()).toEqual({ ok: false, failure: 'needs-account' })
})

test('where the server offers nothing of Spotify, nobody is asked for an account', async () => {
  const { account } = bench(undefined, null, null)
  expect(await account.access()).toEqual({ ok: false, failure: 'not-offered' })
})

test('a token near its end is used on, and renewed meanwhile', async () => {
  const { account, wire, time } = bench()
  time.now = HOUR_MS - 60_000
  expect(await account.access()).toEqual({ ok: true, accessToken: 'old' })
  await vi.waitFor(async () => expect(await account.access()).toEqual({ ok: true, accessToken: 'new1' }), 10_000)
  expect(wire.seen).toMatchObject([
    {
      url: 'https://accounts.spotify.com/api/token',
      method: 'POST',
      body: 'grant_type=refresh_token&client_id=client&refresh_token=r1',
    },
  ])
})

test('many who want an expired token renew it once', async () => {
  const { account, wire, time } = bench()
  time.now = HOUR_MS
  const all = await Promise.all(Array.from({ length: 9 }, () => account.access()))
  expect(all).toEqual(all.map(() => ({ ok: true, accessToken: 'new1' })))
  expect(wire.seen).toHaveLength(1)
})

test('a token that the vendor refuses is renewed before its time, with the refresh token of the last renewal', async () => {
  const { account, wire } = bench()
  expect(await account.access('old')).toEqual({ ok: true, accessToken: 'new1' })
  expect(await account.access('new1')).toEqual({ ok: true, accessToken: 'new2' })
  expect(wire.seen[1]?.body).toContain('refresh_token=r2')
  // An answer that comes late, about a token that is long gone.
  expect(await account.access('old')).toEqual({ ok: true, accessToken: 'new2' })
})

test('what another tab has renewed meanwhile is not renewed again', async () => {
  const { account, storage, wire, time } = bench()
  time.now = HOUR_MS
  const asking = account.access()
  storage.setItem(TOKEN_KEY, JSON.stringify({ ...token, accessToken: 'theirs', expiresAt: 2 * HOUR_MS }))
  expect(await asking).toEqual({ ok: true, accessToken: expect.any(String) })
  expect(wire.seen.length).toBeLessThanOrEqual(1)
})

test('a refused renewal signs out and says so', async () => {
  const { account, storage, time } = bench(() => json(400, { error: 'invalid_grant' }))
  const heard = vi.fn()
  account.onChange(heard)
  time.now = HOUR_MS
  expect(await account.access()).toEqual({ ok: false, failure: 'needs-account' })
  expect([storage.getItem(TOKEN_KEY), account.isConnected, heard.mock.calls.length]).toEqual([null, false, 1])
})

test('a vendor out of reach loses nothing', async () => {
  const { account, time } = bench(() => json(503, {}))
  time.now = HOUR_MS
  expect(await account.access()).toEqual({ ok: false, failure: 'network' })
  expect(account.isConnected).toBe(true)
})

test('a browser that keeps nothing is one without an account', async () => {
  const account = new Account({
    clientId: async () => 'client',
    storage: () => {
      throw new DOMException('no', 'SecurityError')
    },
    wire: fakeWire(() => json(500, {})),
    now: () => 0,
    alone: (act) => act(),
  })
  expect(await account.access()).toEqual({ ok: false, failure: 'needs-account' })
})
