import type { Song, SongId } from '@earshot/sync'
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

const run = async (free: number, stopAfter = Number.POSITIVE_INFINITY) => {
  const added: SongId[] = []
  const told: Adding[] = []
  const abort = new AbortController()
  await addInOrder(songs, abort.signal, {
    add: (songId) => added.push(songId),
    free: () => free - added.length,
    wait: async () => {
      if (added.length >= stopAfter) abort.abort()
    },
    tell: (adding) => told.push(adding),
  })
  return { added, last: told.at(-1) }
}

test('all songs of a folder are added in its order', async () => {
  expect(await run(100)).toEqual({ added: ['a', 'b', 'c'], last: { done: 3, of: 3, state: 'done' } })
})

test('no more are added than the queue has room for, or after being stopped', async () => {
  expect(await run(2)).toEqual({ added: ['a', 'b'], last: { done: 2, of: 3, state: 'full' } })
  expect(await run(100, 1)).toEqual({ added: ['a'], last: { done: 1, of: 3, state: 'stopped' } })
})
