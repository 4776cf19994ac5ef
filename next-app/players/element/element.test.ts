import { chance } from '@earshot/sync/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addBend, gainOf } from '../shared/bends.ts'
import { costOf, guessed, learnCost } from '../shared/costs.ts'
import { approach, NEAR_MS } from './approach.ts'
import { addReading, noReadings, offOf } from './readings.ts'
import { learnEffect, trimOf, unknownEffect } from './trims.ts'

describe('the readings of an element', () => {
  it('tell its place to a fraction of the steps in which it is told', () => {
    fc.assert(
      fc.property(fc.double({ min: -500, max: 500, noNaN: true }), fc.integer(), (offMs, seed) => {
        const draw = chance(seed)
        let readings = noReadings
        for (let at = 0; at < 2000; at += 40) {
          // The truth, less a part of a step of 6 ms, and now and then a reading that makes no sense.
          const told = at + offMs + draw() * 6 - 3 + (draw() < 0.1 ? 300 * draw() : 0)
          readings = addReading(readings, at + draw(), told, 0)
        }
        expect(Math.abs((offOf(readings) ?? Number.NaN) - offMs)).toBeLessThan(2.5)
      }),
    )
  })

  it('are too few at first, forgotten after a second, and never many', () => {
    let readings = noReadings
    for (let at = 0; at < 4; at++) readings = addReading(readings, at, at, 0)
    expect(offOf(readings)).toBeNull()
    for (let at = 5; at < 5000; at += 5) readings = addReading(readings, at, at + 7, 0)
    expect(offOf(readings)).toBe(7)
    expect(readings.length).toBeLessThan(50)
    readings = addReading(readings, 9000, 9000, 0)
    expect(offOf(readings)).toBeNull()
  })

  it('know of an output that stumbled after five more of them, and not from one or two', () => {
    let readings = noReadings
    for (let at = 0; at < 1000; at += 40) readings = addReading(readings, at, at, 0)
    for (const at of [1000, 1040, 1080, 1120]) readings = addReading(readings, at, at - 40, 0)
    expect(offOf(readings)).toBe(0)
    readings = addReading(readings, 1160, 1120, 0)
    expect(offOf(readings)).toBe(-40)
  })

  it('are not moved by a trim that has the effect it was reckoned with', () => {
    const bends = addBend(addBend([], { from: 100, until: 1100, rate: 1.003 }), { from: 600, until: 900, rate: 0.998 })
    expect(gainOf(bends, 50)).toBe(0)
    expect(gainOf(bends, 600)).toBeCloseTo(1.5, 9)
    expect(gainOf(bends, 5000)).toBeCloseTo(1.5 - 0.6, 9)
    let readings = noReadings
    for (let at = 0; at < 1500; at += 40) readings = addReading(readings, at, at + gainOf(bends, at), gainOf(bends, at))
    expect(offOf(readings)).toBeCloseTo(0, 9)
  })
})

describe('what elements cost', () => {
  it('is guessed, then learned from the last few, whatever one of them was', () => {
    let cost = guessed(70)
    expect(costOf(cost)).toBe(70)
    for (const ms of [50, 52, 54, 900, 51]) cost = learnCost(cost, ms)
    expect(costOf(cost)).toBe(52)
    for (let n = 0; n < 100; n++) cost = learnCost(cost, 1e9)
    expect(cost.lately.length).toBeLessThan(10)
    expect(costOf(cost)).toBeLessThan(2000)
  })
})

describe('the rates that have an effect', () => {
  it('are asked for as long as they move the song, and noise is no proof', () => {
    let known = unknownEffect
    for (let n = 0; n < 20; n++) known = learnEffect(known, n % 2 === 0 ? 3 : -3, n % 2 === 0 ? 2.8 : -3.2)
    for (let n = 0; n < 20; n++) known = learnEffect(known, 0.3, 0)
    expect(trimOf(known)).toEqual({ trimLimit: 0.003, trimLeast: 0.002 })
  })

  it('must be coarser where fine ones do nothing, and are not asked for where none does', () => {
    let known = learnEffect(unknownEffect, 2, 0)
    expect(trimOf(known).trimLeast).toBe(0.002)
    known = learnEffect(known, -2, 0.1)
    expect(trimOf(known)).toEqual({ trimLimit: 0.003, trimLeast: 0.003 })
    for (const moved of [0, 0]) known = learnEffect(known, 2, moved)
    expect(trimOf(known)).toEqual({ trimLimit: 0, trimLeast: 0 })
  })
})

describe('an element that has just begun to play', () => {
  it('gets to its place within three bends, though each misses by a block of sound', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -80, max: 80, noNaN: true }),
        fc.double({ min: -1, max: 1, noNaN: true }),
        fc.boolean(),
        (offMs, phase, isHeard) => {
          let errorMs = offMs
          for (let tries = 0; tries < 10; tries++) {
            const next = approach(errorMs, tries, isHeard)
            if (next.do === 'rest') break
            expect(Math.abs(next.rate - 1)).toBeLessThanOrEqual((isHeard ? 0.03 : 0.4) + 1e-9)
            errorMs += (next.rate - 1) * (next.forMs + phase * 20)
          }
          expect(Math.abs(errorMs)).toBeLessThanOrEqual(NEAR_MS)
        },
      ),
    )
  })
})
