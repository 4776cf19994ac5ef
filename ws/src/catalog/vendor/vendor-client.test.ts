import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import type { Resolve } from '../../media/guarded-agent.ts'
import { guardedWay } from '../../media/guarded-way.ts'
import { PUBLIC_ONLY } from '../../media/url-policy.ts'
import { StatusError } from './fetch-text.ts'
import { replaceOrigins, VENDOR_ORIGINS } from './origins.ts'
import { allAt, askedVendor, testClient, vendorServer } from './testing.ts'

const asking = { vendor: 'archive', path: '/x' } as const
const codeOf = (promise: Promise<unknown>) => promise.catch((error) => error.code ?? error)

describe('asking a vendor', () => {
  test('sends what is meant, and answers JSON that fits', async () => {
    let agent: string | undefined
    const { client, asked } = await askedVendor((_, request) => {
      agent = request.headers['user-agent']
      return { count: 3 }
    })
    const request = { ...asking, query: { q: 'a b&c', 'fl[]': ['x', 'y'], rows: 5 } }
    expect(await client.json(request, z.object({ count: z.number() }))).toEqual({ count: 3 })
    expect(asked).toEqual(['/x?q=a+b%26c&fl%5B%5D=x&fl%5B%5D=y&rows=5'])
    expect(agent).toBe('Earshot/test')
  })

  test.each(['{"count": "three"}', '<html>', ''])('refuses the answer %s', async (body) => {
    const { client } = await askedVendor(() => body)
    expect(await codeOf(client.json(asking, z.object({ count: z.number() })))).toBe('vendor-failed')
  })

  test('tries again what passes, and tells what does not', async () => {
    const { client, asked } = await askedVendor(() => (asked.length < 3 ? { status: 503 } : 'well'))
    expect(await client.text(asking)).toBe('well')
    expect(client.slept).toEqual([400, 1200])
    const down = await askedVendor(() => ({ status: 502 }))
    expect(await codeOf(down.client.text(asking))).toBe('vendor-unreachable')
    expect(down.asked).toHaveLength(3)
    const gone = await askedVendor(() => ({ status: 404, body: 'none' }))
    await expect(gone.client.text(asking)).rejects.toMatchObject({ status: 404, body: 'none' })
    expect(gone.asked).toHaveLength(1)
  })

  test('goes to the next address when one is down', async () => {
    const { base, asked } = await askedVendor(() => 'well')
    const origins = { ...allAt(base), archive: ['http://127.0.0.1:1', base] }
    expect(await testClient(base, { origins }).text(asking)).toBe('well')
    expect(asked).toHaveLength(1)
  })

  test('tells when nobody is there', async () => {
    expect(await codeOf(testClient('http://127.0.0.1:1').text(asking))).toBe('vendor-unreachable')
  })

  test('waits only so long, for the head as for the rest', async () => {
    const limits = { totalMs: 60, maxBytes: 1000 }
    const silent = await askedVendor(() => undefined, { limits })
    expect(await codeOf(silent.client.text(asking))).toBe('vendor-timeout')
    expect(silent.asked).toHaveLength(3)
    const halting = await askedVendor((_, __, response) => void response.writeHead(200).write('x'), { limits })
    expect(await codeOf(halting.client.text(asking))).toBe('vendor-timeout')
  })

  test('takes no more than it asked for', async () => {
    const { client, asked } = await askedVendor(() => 'x'.repeat(200_000))
    expect(await codeOf(client.text(asking))).toBe('vendor-failed')
    expect(asked).toHaveLength(1)
  })

  test('that asks for patience waits a little, then leaves it alone until then', async () => {
    const soon = await askedVendor(() =>
      soon.asked.length < 2 ? { status: 429, headers: { 'retry-after': '1' } } : 'well',
    )
    expect(await soon.client.text(asking)).toBe('well')
    expect(soon.client.slept).toEqual([1000])

    let now = 0
    const late = await askedVendor(() => ({ status: 429, headers: { 'retry-after': '60' } }), { now: () => now })
    expect(await codeOf(late.client.text(asking))).toBe('rate-limited')
    expect(await codeOf(late.client.text(asking))).toBe('rate-limited')
    expect(late.asked).toHaveLength(1)
    expect(await codeOf(late.client.text({ ...asking, vendor: 'audius' }))).toBe('rate-limited')
    now = 60_001
    await codeOf(late.client.text(asking))
    expect(late.asked).toHaveLength(3)
  })

  test('asks no faster than agreed', async () => {
    const pace = { perSecond: 1, burst: 1, patienceMs: 1500 }
    const { client } = await askedVendor(() => 'well', { pace })
    const codes = await Promise.all([1, 2, 3].map(() => codeOf(client.text(asking))))
    expect(codes).toEqual(['well', 'well', 'rate-limited'])
    expect(client.slept).toEqual([1000])
  })

  test('posts a form once', async () => {
    const { client, asked } = await askedVendor(() => ({ status: 503 }))
    await codeOf(client.text({ ...asking, form: { grant_type: 'x' } }))
    expect(asked).toHaveLength(1)
  })

  test('follows a redirect, without the key when it leads elsewhere', async () => {
    let key: unknown = 'none yet'
    const other = await askedVendor((_, request) => {
      key = request.headers.authorization
      return 'well'
    })
    const { client } = await askedVendor(() => ({ status: 302, headers: { location: `${other.base}/y` } }))
    expect(await client.text({ ...asking, headers: { authorization: 'Bearer secret' } })).toBe('well')
    expect(key).toBeUndefined()
    const circle = await askedVendor(() => ({ status: 302, headers: { location: '/x' } }))
    expect(await codeOf(circle.client.text(asking))).toBe('vendor-failed')
    expect(circle.asked).toHaveLength(4)
  })

  test('an error that is a status keeps what was said', () => {
    expect(new StatusError(418, 'tea', null)).toMatchObject({ status: 418, body: 'tea' })
  })
})

describe('a vendor that leads into a private network', () => {
  const limits = { connectMs: 1000, headersMs: 1000, idleMs: 1000 }
  const resolvesTo =
    (address: string): Resolve =>
    (_, done) =>
      done(null, [{ address, family: 4 }])

  test('by its name is not asked', async () => {
    const client = testClient('https://vendor.example', {
      way: guardedWay(PUBLIC_ONLY, limits, [], resolvesTo('10.0.0.7')),
    })
    expect(await codeOf(client.text(asking))).toBe('url-forbidden')
    expect(client.slept).toEqual([])
  })

  test('by a redirect is not followed', async () => {
    for (const location of ['http://192.168.0.1/', 'http://169.254.169.254/', 'http://inner.example/', 'file:///x']) {
      // The operator named a mirror on this very machine: it may be asked, and leads nowhere else in here.
      const { base, asked } = await vendorServer(() => ({ status: 302, headers: { location } }))
      const client = testClient(base, { way: guardedWay(PUBLIC_ONLY, limits, [base], resolvesTo('172.16.0.1')) })
      expect(await codeOf(client.text(asking))).toMatch(/^url-(forbidden|invalid)$/)
      expect(asked).toHaveLength(1)
    }
  })
})

describe('addresses of vendors', () => {
  test('can be replaced one by one', () => {
    expect(replaceOrigins(['youtube=http://127.0.0.1:9/yt/'])).toEqual({
      ...VENDOR_ORIGINS,
      youtube: ['http://127.0.0.1:9/yt'],
    })
    expect(replaceOrigins([])).toEqual(VENDOR_ORIGINS)
  })

  test.each(['youtube', 'nobody=http://a', 'youtube=ftp://a', 'youtube=http://a?x', '=http://a'])('not as %s', (told) =>
    expect(replaceOrigins([told])).toBeNull(),
  )
})
