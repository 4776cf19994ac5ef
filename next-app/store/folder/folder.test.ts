import { REFUSALS, type Refusal, type Song, type SongId } from '@earshot/sync'
import { expect, test } from 'vitest'
import { type Adding, addInOrder } from './add-in-order.ts'
import { trailOf } from './trail.ts'

test('the way to a folder leads through all folders above it', () => {
  expect(trailOf('')).toEqual([])
  expect(trailOf('a/b c/d')).toEqual([
    { name: 'a', path: 'a' },
    { name: 'b c', path: 'a/b c' },
    { name: 'd', path: 'a/b c/d' },
  ])
})

const songs = ['a', 'b', 'c'].map((songId) => ({ songId }) as Song)

/** Adds them all; `answers`: what the server says of each in turn, a yes where nothing is told. */
const run = async (answers: readonly (Refusal | null)[], stopAfter = Number.POSITIVE_INFINITY) => {
  const asked: SongId[] = []
  const told: Adding[] = []
  const waits: number[] = []
  const abort = new AbortController()
  await addInOrder(songs, abort.signal, {
    queue: async (songId) => {
      asked.push(songId)
      return answers[asked.length - 1] ?? null
    },
    wait: async (ms) => {
      waits.push(ms)
      if (asked.length >= stopAfter) abort.abort()
    },
    tell: (adding) => told.push(adding),
  })
  return { asked, last: told.at(-1), waits }
}

test('all songs of a folder are added in its order', async () => {
  expect(await run([])).toMatchObject({ asked: ['a', 'b', 'c'], last: { done: 3, of: 3, state: 'done' } })
})

test('a queue that is full takes no more, and says so; what was stopped goes no further', async () => {
  expect(await run([null, 'queue-full'])).toMatchObject({
    asked: ['a', 'b'],
    last: { done: 1, of: 3, state: 'stopped', message: REFUSALS['queue-full'] },
  })
  expect(await run([], 1)).toMatchObject({ asked: ['a'], last: { done: 1, of: 3, state: 'stopped' } })
})

test('what was said too soon is said again after a while, and is no more lost than anything after it', async () => {
  const { asked, last, waits } = await run([null, 'rate-limited'])
  expect([asked, last]).toEqual([['a', 'b', 'b', 'c'], { done: 3, of: 3, state: 'done' }])
  expect(Math.max(...waits)).toBeGreaterThanOrEqual(3000)
})

test('a song that has gone meanwhile is left out, and the rest is added', async () => {
  expect(await run([null, 'song-not-found'])).toMatchObject({
    asked: ['a', 'b', 'c'],
    last: { done: 2, of: 3, state: 'done' },
  })
})
