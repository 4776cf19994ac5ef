import { anItem, chance } from '@earshot/sync/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { costOf, guessed } from '../shared/costs.ts'
import { lineOf, type Stint } from '../shared/plan.ts'
import { fineTrimOf, unknownFineRate } from './fine-rate.ts'
import { type Learned, Run } from './run.ts'
import { FakeDeck, type Temper } from './testing/fake-deck.ts'

const item = anItem(1)
const STEP_MS = 10
/** What the room asks of a video: to be so near, so soon. */
const IN_STEP_MS = 40
const SETTLED_MS = 5000

const aRun = (seed: number, temper: Partial<Temper> = {}) => {
  const deck = new FakeDeck({ draw: chance(seed), obeysFine: false, lists: true, adMs: 0, ...temper })
  const learned: Learned = { seek: guessed(200), start: guessed(350), fine: unknownFineRate }
  const run = new Run(deck, learned)
  let now = 0
  let id = 0
  const aStint = (positionMs: number, at: number): Stint => ({
    id: id++,
    item,
    positionMs,
    at,
    until: Number.POSITIVE_INFINITY,
  })
  /** Lets time pass with a stint to carry out; answers how far it was off at each step, infinite while silent. */
  const pass = (stint: Stint | null, ms: number): number[] => {
    const offs: number[] = []
    for (const end = now + ms; now < end; now += STEP_MS) {
      deck.pass(now)
      run.tick(stint, now)
      const truth = deck.truthMs
      offs.push(stint === null || truth === null ? Number.POSITIVE_INFINITY : Math.abs(truth - lineOf(stint, now)))
    }
    return offs
  }
  return { deck, run, learned, aStint, pass, now: () => now }
}

const settled = (offs: readonly number[]) => Math.max(...offs.slice(SETTLED_MS / STEP_MS))

describe('a video that is led to its place', () => {
  const place = fc.integer({ min: 0, max: 600_000 })

  it('is there within five seconds of its start, wherever that is and however long it takes to begin', () => {
    fc.assert(
      fc.property(fc.integer(), place, fc.integer({ min: -3000, max: 3000 }), (seed, positionMs, inMs) => {
        const { aStint, pass } = aRun(seed)
        if (inMs > 0) pass(null, 50)
        const offs = pass(aStint(positionMs, inMs), 12_000)
        expect(Math.max(...offs.slice((SETTLED_MS + Math.max(0, inMs)) / STEP_MS))).toBeLessThan(IN_STEP_MS)
      }),
      { numRuns: 300 },
    )
  })

  it('and within five seconds of a seek, near or far', () => {
    fc.assert(
      fc.property(fc.integer(), place, place, (seed, first, second) => {
        const { aStint, pass, now } = aRun(seed)
        pass(aStint(first, 0), 6000)
        expect(settled(pass(aStint(second, now() + 150), 12_000))).toBeLessThan(IN_STEP_MS)
      }),
      { numRuns: 300 },
    )
  })

  it('is bent there in most cases, once it knows what a start costs, and jumps seldom', () => {
    const { deck, aStint, pass, now } = aRun(7)
    for (let n = 0; n < 20; n++) {
      pass(aStint(n * 1000, now()), 6000)
      pass(null, 500)
    }
    // Each start is a seek to its place; what is more was a jump.
    expect(deck.commands.filter((it) => it === 'seek').length).toBeLessThan(25)
  })

  it('that lists no rate but 1 is led by seeks, and left where these get it', () => {
    fc.assert(
      fc.property(fc.integer(), place, (seed, positionMs) => {
        const { deck, aStint, pass } = aRun(seed, { lists: false })
        const offs = pass(aStint(positionMs, 0), 20_000)
        // A seek takes 80 to 300 ms, nobody knows which.
        expect(offs.at(-1)).toBeLessThan(300)
        expect(deck.commands.length).toBeLessThan(10)
      }),
    )
  })

  it('tells where it is heard, to within what can be known', () => {
    fc.assert(
      fc.property(fc.integer(), place, (seed, positionMs) => {
        const { deck, run, aStint, pass, now } = aRun(seed)
        pass(aStint(positionMs, 0), 8000)
        const told = run.positionAt(now() - STEP_MS) ?? Number.NaN
        expect(Math.abs(told - (deck.truthMs ?? Number.NaN))).toBeLessThan(20)
      }),
    )
  })

  it('learns what starts cost, and is not told wrong by an advertisement', () => {
    const { learned, aStint, pass, now } = aRun(11)
    for (let n = 0; n < 12; n++) {
      pass(aStint(n * 1000, now()), 3000)
      pass(null, 500)
    }
    expect(costOf(learned.start)).toBeGreaterThan(200)
    expect(costOf(learned.start)).toBeLessThan(520)
    const other = aRun(12, { adMs: 20_000 })
    other.pass(other.aStint(0, 0), 30_000)
    expect(other.learned.start.lately).toEqual([])
  })

  it('waits for an advertisement without a word, says that it stands, and is in its place five seconds after it', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 4000, max: 30_000 }), (seed, adMs) => {
        const { deck, run, aStint, pass, now } = aRun(seed, { adMs })
        const stint = aStint(30_000, 0)
        pass(stint, 3500)
        expect(run.positionAt(now())).toBe(0)
        // The room asks again, as it does of what is far off.
        const again = aStint(30_000 + now(), now())
        pass(again, adMs - 3600)
        expect(deck.commands.length).toBeLessThanOrEqual(2)
        const after = pass(again, 12_000)
        expect(Math.max(...after.slice((600 + SETTLED_MS) / STEP_MS))).toBeLessThan(IN_STEP_MS)
      }),
    )
  })

  it('that a listener has stopped by a press on it goes on when the room asks again', () => {
    const { deck, run, aStint, pass, now } = aRun(13)
    pass(aStint(0, 0), 6000)
    deck.pause()
    pass(aStint(now(), now()), 1500)
    const offs = pass(aStint(now(), now()), 8000)
    expect(settled(offs)).toBeLessThan(IN_STEP_MS)
    expect(run.positionAt(now())).not.toBeNull()
  })

  it('begins no sooner than 0.6 s before its turn, whatever starts have cost', () => {
    const { deck, learned, aStint, pass } = aRun(17)
    learned.start = guessed(1400)
    const stint = aStint(0, 3000)
    pass(stint, 2380)
    expect(deck.commands).not.toContain('play')
    pass(stint, 40)
    expect(deck.commands).toContain('play')
  })

  it('that plays though nothing should is stopped again', () => {
    const { deck, aStint, pass } = aRun(16)
    pass(aStint(0, 0), 6000)
    pass(null, 1000)
    deck.play()
    pass(null, 2000)
    expect(deck.truthMs).toBeNull()
  })

  it('is silent from the end of its stint on', () => {
    const { deck, aStint, pass } = aRun(14)
    const stint = { ...aStint(0, 0), until: 3000 }
    pass(stint, 3050)
    expect(deck.truthMs).toBeNull()
  })

  it('is trimmed only if its player says that it obeys', () => {
    const obeys = aRun(15, { obeysFine: true })
    obeys.pass(obeys.aStint(0, 0), 8000)
    expect(fineTrimOf(obeys.learned.fine).trimLimit).toBeGreaterThan(0)
    const ignores = aRun(15)
    ignores.pass(ignores.aStint(0, 0), 8000)
    expect(fineTrimOf(ignores.learned.fine).trimLimit).toBe(0)
  })
})
