import { describe, expect, test, vi } from 'vitest'
import { remember, TtlCache } from './ttl-cache.ts'

describe('a memory', () => {
  test('forgets in time', () => {
    const cache = new TtlCache<number>(10)
    cache.set('a', 1, 100)
    expect([cache.get('a', 99), cache.get('a', 100), cache.get('a', 0)]).toEqual([1, undefined, undefined])
  })

  test('that is full forgets what was not asked for longest', () => {
    const cache = new TtlCache<number>(2)
    cache.set('a', 1, 100)
    cache.set('b', 2, 100)
    cache.get('a', 0)
    cache.set('c', 3, 100)
    expect(['a', 'b', 'c'].map((key) => cache.get(key, 0))).toEqual([1, undefined, 3])
  })
})

describe('what is remembered', () => {
  const options = { keepMs: 100, limit: 5, keyOf: (key: string) => key }

  test('is asked for once, also by two at the same time', async () => {
    const ask = vi.fn(async (key: string) => `${key}!`)
    const get = remember(ask, { ...options, now: () => 0 })
    expect(await Promise.all([get('a'), get('a'), get('b')])).toEqual(['a!', 'a!', 'b!'])
    expect(await get('a')).toBe('a!')
    expect(ask).toHaveBeenCalledTimes(2)
  })

  test('is asked for again when it is old', async () => {
    const ask = vi.fn(async (key: string) => key)
    let now = 0
    const get = remember(ask, { ...options, now: () => now })
    await get('a')
    now = 101
    await get('a')
    expect(ask).toHaveBeenCalledTimes(2)
  })

  test('is no failure: the next one asks again', async () => {
    const ask = vi.fn(async () => 'well').mockRejectedValueOnce(new Error('down'))
    const get = remember(ask, { ...options, keyOf: () => '', now: () => 0 })
    await expect(get()).rejects.toThrow('down')
    expect(await get()).toBe('well')
  })
})
