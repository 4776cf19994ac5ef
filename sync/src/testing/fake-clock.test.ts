import fc from 'fast-check'
import { expect, it } from 'vitest'
import { deviceClock, fakeClock } from './fake-clock.ts'

it('things happen in the order of their instants, and equal instants in the order of asking', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 })), (instants) => {
      const clock = fakeClock()
      const seen: { at: number; asked: number }[] = []
      for (const [asked, at] of instants.entries()) clock.at(at, () => seen.push({ at: clock.now(), asked }))
      clock.runUntil(20)
      const expected = instants.map((at, asked) => ({ at, asked })).sort((a, b) => a.at - b.at || a.asked - b.asked)
      expect(seen).toEqual(expected)
    }),
  )
})

it('what is asked for on the way happens on the way', () => {
  const clock = fakeClock()
  const beats: number[] = []
  const beat = (): void => {
    beats.push(clock.now())
    clock.after(10, beat)
  }
  clock.after(10, beat)
  clock.runUntil(35)
  expect(beats).toEqual([10, 20, 30])
  expect(clock.now()).toBe(35)
  expect(clock.pending()).toBe(1)
})

it('something taken back never happens, and taking it back twice does nothing', () => {
  const clock = fakeClock()
  let rang = false
  const cancel = clock.after(5, () => {
    rang = true
  })
  clock.after(6, () => {})
  cancel()
  cancel()
  expect(clock.pending()).toBe(1)
  clock.runUntil(10)
  expect(rang).toBe(false)
  expect(clock.pending()).toBe(0)
  expect(clock.runNext()).toBe(false)
})

it('something asked for in the past happens now: time never runs backwards', () => {
  const clock = fakeClock(100)
  const seen: number[] = []
  clock.at(50, () => seen.push(clock.now()))
  clock.runUntil(90)
  expect(seen).toEqual([])
  clock.runFor(0)
  expect(seen).toEqual([100])
  expect(clock.now()).toBe(100)
})

it('nothing can be asked for at no time at all', () => {
  expect(() => fakeClock().at(Number.NaN, () => {})).toThrow(RangeError)
})

it('a device 100 ppm fast gains 180 ms in half an hour', () => {
  const clock = fakeClock()
  const device = deviceClock(clock, { offsetMs: 5000, skewPpm: 100 })
  clock.runUntil(1_800_000)
  expect(device.now()).toBeCloseTo(1_805_180, 6)
})

it('a device whose clock jumps goes on from there at its own rate', () => {
  const clock = fakeClock()
  const device = deviceClock(clock, { skewPpm: 50 })
  clock.runUntil(10_000)
  device.jump(-3000)
  expect(device.now()).toBeCloseTo(7000.5, 6)
  device.setSkew(0)
  clock.runUntil(20_000)
  expect(device.now()).toBeCloseTo(17_000.5, 6)
})

it('a timer of a fast device rings early by true time', () => {
  const clock = fakeClock()
  const device = deviceClock(clock, { skewPpm: 1000 })
  let rangAt = 0
  device.after(1001, () => {
    rangAt = clock.now()
  })
  clock.runUntil(2000)
  expect(rangAt).toBeCloseTo(1000, 6)
})
