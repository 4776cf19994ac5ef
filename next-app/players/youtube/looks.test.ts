import { chance } from '@earshot/sync/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addLook, forgetLooks, isMoving, type Looks, noLooks, offOf, spanOf } from './looks.ts'

/** What a player tells: something new each 250 to 500 ms, seen up to `lateMs` later; looked at every 50 ms besides. */
const watch = (
  seed: number,
  fromMs: number,
  untilMs: number,
  place: (at: number) => number,
  lateMs: number,
  looks: Looks = noLooks,
): Looks => {
  const draw = chance(seed)
  let [told, toldAt, seen] = [place(fromMs), fromMs, looks]
  for (let at = fromMs; at < untilMs; at += 50) {
    if (at >= toldAt) {
      told = place(at)
      seen = addLook(seen, at + draw() * lateMs, told, 0)
      toldAt = at + 250 + draw() * 250
    } else seen = addLook(seen, at, told, 0)
  }
  return seen
}

describe('what is seen of where a video stands', () => {
  it('is never ahead of the truth, and behind it by no more than the freshest news was', () => {
    const late = fc.array(fc.double({ min: 0, max: 60, noNaN: true }), { minLength: 2, maxLength: 6 })
    fc.assert(
      fc.property(late, fc.double({ min: -1e6, max: 1e6, noNaN: true }), (lates, offMs) => {
        const news = lates.map((lateMs, n) => ({ told: n * 300 + offMs, seen: n * 300 + Math.min(lateMs, 19) }))
        const looks = news.reduce((it, { told, seen }) => addLook(it, seen, told, 0), addLook(noLooks, -1, -1e9, 0))
        expect(offOf(looks)).toBeCloseTo(offMs - Math.min(19, ...lates), 6)
      }),
    )
  })

  it('does not wait for news to be told where the video stands meanwhile', () => {
    const looks = watch(1, 0, 3000, (at) => at + 40, 0)
    expect(3100 + (offOf(looks) ?? 0)).toBeCloseTo(3140, 6)
  })

  it('is nothing before there was news: where a video stood may be long ago', () => {
    expect(offOf(addLook(noLooks, 100, 5000, 0))).toBeNull()
    expect(offOf(addLook(addLook(noLooks, 100, 5000, 0), 150, 5000, 0))).toBeNull()
    expect(offOf(addLook(addLook(noLooks, 100, 5000, 0), 150, 5030, 0))).toBe(4880)
  })

  it('leaves out what bends have given, so that it holds through them', () => {
    const before = watch(2, 0, 3000, (at) => at, 0)
    let looks = before
    // Ten percent quicker from 3 s on.
    for (let at = 3000; at < 5000; at += 400) looks = addLook(looks, at, at + (at - 3000) * 0.1, (at - 3000) * 0.1)
    expect(offOf(looks)).toBeCloseTo(0, 6)
  })

  it('knows of a video that stumbled after three pieces of news, and not by one that came late', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 30, max: 3000 }), (seed, lostMs) => {
        const before = watch(seed, 0, 4000, (at) => at, 5)
        expect(offOf(addLook(before, 4100, 4100 - 200, 0))).toBeGreaterThan(-6)
        const after = watch(seed, 4000, 6100, (at) => at - lostMs, 5, before)
        expect(Math.abs((offOf(after) ?? Number.NaN) + lostMs)).toBeLessThan(6)
      }),
    )
  })

  it('knows at once of a video that is further on than was thought', () => {
    const before = watch(3, 0, 4000, (at) => at, 0)
    expect(offOf(addLook(before, 4100, 4100 + 90, 0))).toBe(90)
  })

  it('says for how long news has come, and forgets it when the video was told something else', () => {
    const looks = watch(4, 0, 2000, (at) => at, 0)
    expect(spanOf(looks)).toBeGreaterThan(1000)
    expect(spanOf(forgetLooks(looks))).toBe(0)
    expect(offOf(forgetLooks(looks))).toBeNull()
  })

  it('is never much, however often it is looked', () => {
    let looks = noLooks
    for (let at = 0; at < 10_000; at += 5) looks = addLook(looks, at, at + 1, 0)
    expect(looks.fresh.length).toBeLessThanOrEqual(64)
  })
})

describe('a video that stands while it says that it plays', () => {
  it('moves while news comes', () => {
    expect(
      isMoving(
        watch(5, 0, 3000, (at) => at, 20),
        3000,
      ),
    ).toBe(true)
  })

  it('stands when there is no news', () => {
    expect(isMoving(noLooks, 0)).toBe(false)
    const looks = watch(6, 0, 3000, (at) => at, 20)
    expect(isMoving(looks, 4500)).toBe(false)
    let held = looks
    for (let at = 3000; at < 6000; at += 300) held = addLook(held, at, 3000, 0)
    expect(isMoving(held, 6000)).toBe(false)
  })

  it('stands when the vendor’s script reckons on from the same place again and again', () => {
    let looks = noLooks
    for (let at = 0; at < 3000; at += 50) looks = addLook(looks, at, at % 400, 0)
    expect(isMoving(looks, 3000)).toBe(false)
  })
})
