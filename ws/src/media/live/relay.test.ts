import { type FakeClock, fakeClock } from '@earshot/sync/testing'
import { describe, expect, test } from 'vitest'
import type { Heard } from './audio-frame.ts'
import type { Listen } from './icy-source.ts'
import { LiveError } from './live-error.ts'
import { Relay } from './relay.ts'
import { aFrame } from './testing.ts'

const START = 1_700_000_000_000
const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

/** Time runs, and whoever waits for it goes on. */
const runFor = async (clock: FakeClock, ms: number) => {
  for (let passed = 0; passed < ms; passed += 20) {
    clock.runFor(20)
    await turn()
  }
}

const bench = (listen: (wait: (ms: number) => Promise<void>, tries: number) => AsyncGenerator<Heard[]>) => {
  const clock = fakeClock(START)
  let tries = 0
  const wait = (ms: number, signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      const done = () => {
        cancel()
        signal.removeEventListener('abort', done)
        resolve()
      }
      const cancel = clock.after(ms, done)
      signal.addEventListener('abort', done)
      if (signal.aborted) done()
    })
  const station: Listen = (signal) => listen((ms) => wait(ms, signal), tries++)
  const relay = new Relay({ now: clock.now, wait, listen: station, onProblem: () => {} })
  return { clock, relay, tries: () => tries }
}

const frames = (count: number): Heard[] => Array.from({ length: count }, () => ({ what: 'frame', frame: aFrame() }))
const SECOND = 47

/** Four seconds at once, and then a second each second. */
async function* steady(wait: (ms: number) => Promise<void>): AsyncGenerator<Heard[]> {
  yield [{ what: 'title', text: 'First' }, ...frames(4 * SECOND)]
  for (let n = 0; n < 3600; n++) {
    await wait((SECOND * 1024) / 48)
    yield n === 2 ? [{ what: 'title', text: 'Second' }, ...frames(SECOND)] : frames(SECOND)
  }
}

describe('a station that somebody listens to', () => {
  test('is told in pieces that follow each other, from what is played now on', async () => {
    const { clock, relay } = bench(steady)
    const asked = relay.ask(null, 5000)
    await runFor(clock, 1000)
    const { head, pieces } = await asked
    expect(head).toMatchObject({ state: 'on-air', trouble: null, delayMs: 4000 })
    expect(pieces.length).toBeGreaterThan(5)
    await runFor(clock, 10_000)
    const newest = await relay.ask(null, 0)
    const from = newest.pieces[0]?.told.at ?? 0
    expect(clock.now() - 4000 - from).toBeGreaterThanOrEqual(0)
    expect(clock.now() - 4000 - from).toBeLessThan(700)
    for (const [n, { told }] of newest.pieces.entries()) {
      const before = newest.pieces[n - 1]?.told
      if (before === undefined) continue
      expect(told.number).toBe(before.number + 1)
      expect(told.at).toBeCloseTo(before.at + (before.samples * 1000) / before.sampleRate, 2)
    }
    const last = newest.pieces.at(-1)?.told.number ?? 0
    expect((await relay.ask(last, 0)).pieces).toEqual([])
    const more = relay.ask(last, 5000)
    await runFor(clock, 1200)
    expect((await more).pieces[0]?.told.number).toBe(last + 1)
    expect(newest.head.titles.map(({ text }) => text)).toEqual(['First', 'Second'])
    relay.close()
  })

  test('is left alone some seconds after the last of them has gone', async () => {
    const { clock, relay } = bench(steady)
    let isOver = false
    void relay.ended.then(() => {
      isOver = true
    })
    await relay.ask(null, 0)
    await runFor(clock, 15_000)
    await relay.ask(null, 0)
    await runFor(clock, 15_000)
    expect([relay.isOver, isOver]).toEqual([false, false])
    await runFor(clock, 8000)
    expect([relay.isOver, isOver]).toEqual([true, true])
  })

  test('that falls silent is told to be off the air, tried again ever more seldom, and heard again when it comes back', async () => {
    const { clock, relay, tries } = bench(async function* (wait, tries) {
      if (tries === 0) {
        yield frames(4 * SECOND)
        await wait(2000)
        return
      }
      if (tries < 6) throw new LiveError('unreachable')
      yield* steady(wait)
    })
    await runFor(clock, 1000)
    expect((await relay.ask(null, 0)).head.state).toBe('on-air')
    await runFor(clock, 1200)
    expect((await relay.ask(null, 0)).head).toMatchObject({ state: 'off-air', trouble: 'ended' })
    for (let n = 0; n < 6; n++) {
      await runFor(clock, 1000)
      await relay.ask(null, 0)
    }
    expect((await relay.ask(null, 0)).head).toMatchObject({ state: 'off-air', trouble: 'unreachable' })
    expect(tries()).toBeLessThan(6)
    for (let n = 0; n < 40; n++) {
      await runFor(clock, 1000)
      await relay.ask(null, 0)
    }
    expect((await relay.ask(null, 0)).head).toMatchObject({ state: 'on-air', trouble: null })
    relay.close()
  })

  test('and sends faster than it can be played is read no faster than that', async () => {
    let given = 0
    const { clock, relay } = bench(async function* (wait) {
      for (;;) {
        given += SECOND
        yield frames(SECOND)
        await wait(0)
      }
    })
    for (let n = 0; n < 30; n++) {
      await runFor(clock, 1000)
      await relay.ask(null, 0)
    }
    expect((given * 1024) / 48_000).toBeLessThan(30 + 60)
    expect((await relay.ask(null, 0)).pieces.reduce((sum, { sound }) => sum + sound.length, 0)).toBeLessThan(300_000)
    relay.close()
  })

  test('in portions is played three portions later', async () => {
    const { clock, relay } = bench(async function* (wait) {
      yield [{ what: 'portions', ms: 6000 }]
      yield frames(18 * SECOND)
      await wait(1e6)
    })
    await runFor(clock, 1000)
    expect((await relay.ask(null, 0)).head).toMatchObject({ state: 'on-air', delayMs: 18_000 })
    relay.close()
  })
})
