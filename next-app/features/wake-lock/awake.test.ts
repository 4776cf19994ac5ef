import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { Awake, type Lock } from './awake.ts'

/** A screen whose locks are had after a while; `refuses`: none is. */
const aScreen = (refuses = false) => {
  const held = new Set<Lock>()
  const request = async (): Promise<Lock> => {
    await Promise.resolve()
    if (refuses) throw new Error('low battery')
    const lock: Lock = {
      onrelease: null,
      release: async () => {
        held.delete(lock)
        lock.onrelease?.()
      },
    }
    held.add(lock)
    return lock
  }
  return { held, request }
}

test('whatever is wanted in whatever haste, the screen is kept by one lock at most, and at last as it was wanted last', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.boolean(), fc.boolean()), { minLength: 1 }), async (wishes) => {
      const screen = aScreen()
      const awake = new Awake(screen.request)
      for (const [isWanted, waits] of wishes) {
        const settled = awake.want(isWanted)
        if (waits) await settled
        expect(screen.held.size).toBeLessThanOrEqual(1)
      }
      await new Promise((resolve) => setTimeout(resolve))
      expect(screen.held.size === 1).toBe(wishes.at(-1)?.[0])
      expect(awake.isHeld).toBe(wishes.at(-1)?.[0])
    }),
    { numRuns: 50 },
  )
})

test('a lock that the browser took back is had again when it is wanted again', async () => {
  const screen = aScreen()
  const awake = new Awake(screen.request)
  await awake.want(true)
  await [...screen.held][0]?.release()
  expect(awake.isHeld).toBe(false)
  await awake.want(true)
  expect(screen.held.size).toBe(1)
})

test('a refused lock is asked for once, until it is wanted again', async () => {
  const awake = new Awake(aScreen(true).request)
  await awake.want(true)
  expect(awake.isHeld).toBe(false)
})
