import { expect, test } from 'vitest'
import { songsNear } from './judge-long.ts'

const songs = ['a', 'b', 'c', 'd'].map((title) => ({ title, durationMs: 240_000 }))
const near = (fromMs: number, untilMs: number) => songsNear(songs, 1000, fromMs, untilMs).map(({ title }) => title)

test('only songs that may be heard are looked for: the one that plays, and its neighbours where they may meet', () => {
  expect(near(100_000, 120_000)).toEqual(['a'])
  expect(near(230_000, 250_000)).toEqual(['a', 'b'])
  expect(near(700_000, 720_000)).toEqual(['c', 'd'])
  expect(near(2_000_000, 2_020_000)).toEqual([])
})
