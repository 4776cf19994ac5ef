import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ask, readRetryAfter, retryAfter } from './request.ts'
import { fakeWire, json } from './testing/fake-wire.ts'

const asked = { url: 'https://api.spotify.com/v1/x', method: 'GET' } as const

test('what is answered is asked once, whatever is answered but 429 and 5xx', async () => {
  for (const status of [200, 202, 204, 400, 401, 403, 404]) {
    const wire = fakeWire(() => json(status, { a: 1 }))
    expect(await ask(wire, asked)).toMatchObject({ status })
    expect(wire.seen).toHaveLength(1)
  }
})

test('too many requests are asked again after as long as the vendor says', async () => {
  const wire = fakeWire((_, times) => (times === 1 ? json(429, {}, { 'retry-after': '3' }) : json(200, { a: 1 })))
  expect(await ask(wire, asked)).toMatchObject({ status: 200, body: { a: 1 } })
  expect(wire.waits).toEqual([3000])
})

test('who is told to wait for long says so instead of waiting', async () => {
  const wire = fakeWire(() => json(429, {}, { 'retry-after': '60' }))
  expect(await ask(wire, asked)).toMatchObject({ status: 429, retryAfterMs: 60_000 })
  expect(wire.waits).toEqual([])
})

test('a failing vendor and a broken connection are asked three times, ever more slowly', async () => {
  const broken = fakeWire(() => {
    throw new TypeError('network')
  })
  expect(await ask(broken, asked)).toEqual({ status: 0 })
  expect(broken.waits).toEqual([400, 800])
  const failing = fakeWire((_, times) => (times < 3 ? json(502, 'x') : json(200, {})))
  expect(await ask(failing, asked)).toMatchObject({ status: 200 })
})

test('an answer that is no JSON is null, one that is too long is no answer', async () => {
  expect(
    await ask(
      fakeWire(() => new Response('<html>', { status: 200 })),
      asked,
    ),
  ).toMatchObject({ body: null })
  const endless = fakeWire(() => new Response('x'.repeat(300 << 10), { status: 200 }))
  expect(await ask(endless, asked)).toEqual({ status: 0 })
})

test('nothing is asked for ever, and no wait is longer than ten seconds', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 599 }),
      fc.integer({ min: 0, max: 1e6 }),
      fc.integer({ min: 1, max: 9 }),
      (status, ms, tries) => {
        const waitMs = retryAfter({ status, body: null, retryAfterMs: ms }, tries)
        if (tries >= 3) expect(waitMs).toBeNull()
        if (waitMs !== null) expect(waitMs).toBeLessThanOrEqual(10_000)
      },
    ),
  )
})

test('a Retry-After that is no number of seconds is none', () => {
  expect([readRetryAfter('2'), readRetryAfter('Wed, 21 Oct'), readRetryAfter('-1'), readRetryAfter(null)]).toEqual([
    2000,
    null,
    null,
    null,
  ])
})
