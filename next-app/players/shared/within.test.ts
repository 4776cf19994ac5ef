import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { within } from './within.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Never answers by itself. */
const never = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason))
  })

test('what takes too long is ended', async () => {
  const asked = expect(within(1000, new AbortController().signal, never)).rejects.toMatchObject({
    name: 'TimeoutError',
  })
  await vi.advanceTimersByTimeAsync(1000)
  await asked
})

test('what is not wanted any more is ended at once, also when that was so before', async () => {
  const wanted = new AbortController()
  const asked = expect(within(1000, wanted.signal, never)).rejects.toMatchObject({ name: 'AbortError' })
  wanted.abort()
  await asked
  await expect(within(1000, wanted.signal, never)).rejects.toMatchObject({ name: 'AbortError' })
})

test('what is answered leaves no timer and no listener behind', async () => {
  const { signal } = new AbortController()
  const remove = vi.spyOn(signal, 'removeEventListener')
  expect(await within(1000, signal, async () => 'answer')).toBe('answer')
  expect([vi.getTimerCount(), remove.mock.calls.length]).toEqual([0, 1])
})
