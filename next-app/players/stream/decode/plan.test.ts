import type { SongId } from '@earshot/sync'
import { describe, expect, it } from 'vitest'
import { planDecoding, type TapeState } from './plan.ts'

const id = (name: string) => name as SongId
const loaded = (...names: string[]) => new Map(names.map((name) => [id(name), { lengthS: 7200 }]))
const need = (name: string, positionS: number, dueInS = 0) => ({ songId: id(name), positionS, dueInS })
const tape = (n: number, name: string, fromS: number, toS: number, more: Partial<TapeState> = {}): TapeState => ({
  id: n,
  songId: id(name),
  fromS,
  toS,
  isWhole: false,
  isBusy: false,
  ...more,
})

describe('what is decoded next', () => {
  it('a song that should sound and is nowhere comes first', () => {
    const plan = planDecoding([need('a', 100)], loaded('a', 'b'), [])
    expect(plan.open).toEqual({ songId: 'a', fromS: 99.75 })
  })

  it('what would run out first', () => {
    const tapes = [tape(1, 'a', 90, 115), tape(2, 'b', 0, 0.5)]
    expect(planDecoding([need('a', 100), need('b', 0, 20)], loaded('a', 'b'), tapes).extend).toBe(1)
    expect(planDecoding([need('a', 100), need('b', 0, 10)], loaded('a', 'b'), tapes).extend).toBe(2)
  })

  it('no more than half a minute ahead, and for what is only loaded its first seconds', () => {
    const tapes = [tape(1, 'a', 95, 131), tape(2, 'b', 0, 4)]
    const plan = planDecoding([need('a', 100)], loaded('a', 'b'), tapes)
    expect(plan).toEqual({ extend: null, open: null, close: [], drop: [] })
  })

  it('nothing beyond a song’s end', () => {
    const whole = tape(1, 'a', 7150, 7200, { isWhole: true })
    expect(planDecoding([need('a', 7190)], loaded('a'), [whole]).extend).toBeNull()
    expect(planDecoding([need('a', 7201)], loaded('a'), []).open).toEqual({ songId: 'a', fromS: 0 })
  })

  it('what was played is let go of, some seconds later', () => {
    expect(planDecoding([need('a', 100)], loaded('a'), [tape(1, 'a', 80, 140)]).drop).toEqual([{ id: 1, beforeS: 95 }])
    expect(planDecoding([need('a', 100)], loaded('a'), [tape(1, 'a', 94.5, 140)]).drop).toEqual([])
  })

  it('a paused song is kept where it was left, and its beginning too', () => {
    const tapes = [tape(1, 'a', 95, 131)]
    const left = new Map([[id('a'), 100]])
    const plan = planDecoding([], loaded('a'), tapes, left)
    expect(plan).toEqual({ extend: null, open: { songId: 'a', fromS: 0 }, close: [], drop: [] })
    expect(planDecoding([], loaded('a'), [tape(1, 'a', 95, 102), tape(2, 'a', 0, 4)], left).extend).toBe(1)
    expect(planDecoding([], loaded('a'), tapes, new Map([[id('a'), 7200]])).close).toEqual([1])
  })

  it('a seek leaves the old place, and keeps what is near', () => {
    const plan = planDecoding([need('a', 500)], loaded('a'), [tape(1, 'a', 95, 130, { isBusy: true })])
    expect(plan.close).toEqual([1])
    expect(plan.open).toEqual({ songId: 'a', fromS: 499.75 })
    const near = planDecoding([need('a', 99)], loaded('a'), [tape(1, 'a', 95, 105)])
    expect([near.open, near.extend, near.close]).toEqual([null, 1, []])
  })

  it('a step back before what is held begins a new tape', () => {
    expect(planDecoding([need('a', 94.9)], loaded('a'), [tape(1, 'a', 95, 130)]).open?.fromS).toBeCloseTo(94.65)
  })

  it('two tapes at a time, and none twice at once', () => {
    const busy = { isBusy: true }
    const needs = [need('a', 0), need('b', 0, 5), need('c', 0, 9)]
    const two = [tape(1, 'a', 0, 1, busy), tape(2, 'b', 0, 1)]
    expect(planDecoding(needs, loaded('a', 'b', 'c'), two).extend).toBe(2)
    const all = [tape(1, 'a', 0, 1, busy), tape(2, 'b', 0, 1, busy), tape(3, 'c', 0, 1)]
    expect(planDecoding(needs, loaded('a', 'b', 'c'), all)).toMatchObject({ extend: null, open: null })
  })
})
