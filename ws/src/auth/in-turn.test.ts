import { describe, expect, it } from 'vitest'
import { inTurn, TooBusy } from './in-turn.ts'

/** Work that ends when it is told to. */
const works = () => {
  const begun: number[] = []
  const ends: (() => void)[] = []
  const work = (n: number) => () => {
    begun.push(n)
    return new Promise<number>((resolve) => ends.push(() => resolve(n)))
  }
  const endNext = async () => {
    ends.shift()?.()
    for (let turns = 0; turns < 10; turns++) await Promise.resolve()
  }
  return { begun, work, endNext }
}

describe('work in turn', () => {
  it('is done so many at once, in the order in which it came', async () => {
    const { begun, work, endNext } = works()
    const take = inTurn(2, 9)
    const all = Promise.all([1, 2, 3, 4].map((n) => take(work(n))))
    expect(begun).toEqual([1, 2])
    await endNext()
    expect(begun).toEqual([1, 2, 3])
    for (let n = 0; n < 3; n++) await endNext()
    expect(await all).toEqual([1, 2, 3, 4])
  })

  it('is refused when too much waits, and taken again when less does', async () => {
    const { work, endNext } = works()
    const take = inTurn(1, 1)
    const [first, second] = [take(work(1)), take(work(2))]
    await expect(take(work(3))).rejects.toBeInstanceOf(TooBusy)
    await endNext()
    const fourth = take(work(4))
    await endNext()
    await endNext()
    expect(await Promise.all([first, second, fourth])).toEqual([1, 2, 4])
  })

  it('that fails makes room like any other', async () => {
    const take = inTurn(1, 0)
    await expect(take(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await take(async () => 'yes')).toBe('yes')
  })
})
