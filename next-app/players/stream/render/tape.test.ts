import type { SongId } from '@earshot/sync'
import { describe, expect, it } from 'vitest'
import { Tape } from './tape.ts'

const ramp = (from: number, length: number) => [Float32Array.from({ length }, (_, n) => from + n)]
const tapeOf = (from: number, ...lengths: number[]) => {
  const tape = new Tape('s' as SongId, 48_000, from)
  let at = from
  for (const length of lengths) {
    tape.append(ramp(at, length))
    at += length
  }
  return tape
}
const read = (tape: Tape, from: number, length: number) => {
  const into = new Float32Array(length).fill(9)
  tape.read(0, from, into)
  return [...into]
}

describe('a tape', () => {
  it('gives back each sample at its place, across its chunks', () => {
    expect(read(tapeOf(100, 3, 4), 101, 5)).toEqual([101, 102, 103, 104, 105])
  })

  it('is silent where it has nothing', () => {
    expect(read(tapeOf(2, 2), 0, 6)).toEqual([0, 0, 2, 3, 0, 0])
  })

  it('knows the silence before a song’s beginning and after its end, and nothing else that it does not hold', () => {
    const whole = tapeOf(0, 10)
    expect(whole.covers(-5, 10)).toBe(true)
    expect(whole.covers(0, 11)).toBe(false)
    whole.isWhole = true
    expect(whole.covers(8, 50)).toBe(true)
    expect(tapeOf(5, 10).covers(4, 8)).toBe(false)
  })

  it('lets go of what was played', () => {
    const tape = tapeOf(0, 10, 10, 10)
    tape.dropBefore(15)
    expect(tape.covers(10, 30)).toBe(true)
    expect(tape.covers(9, 30)).toBe(false)
    tape.dropBefore(Number.POSITIVE_INFINITY)
    expect(tape.from).toBe(30)
  })

  it('plays one channel on both sides', () => {
    const into = new Float32Array(2)
    tapeOf(0, 4).read(1, 1, into)
    expect([...into]).toEqual([1, 2])
  })
})
