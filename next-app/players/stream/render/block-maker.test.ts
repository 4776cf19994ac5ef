import type { ItemId, SongId } from '@earshot/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differsFrom } from '../difference.ts'
import type { Block, DryChange, Need } from '../messages.ts'
import { clipBlock, type PlanBegin, TURNAROUND_S } from '../plans.ts'
import { replace, revokeFrom, startVoice, trimVoice, type Voice } from '../voices.ts'
import { BlockMaker } from './block-maker.ts'
import { Renderer } from './renderer.ts'

const RATE = 48_000
const LENGTH_S = 30

const TURNAROUND = TURNAROUND_S * RATE
const songs = ['a', 'b'] as const
const HERTZ = { a: 431, b: 677 }

const samplesOf = (name: 'a' | 'b', fromS: number, toS: number) => {
  const from = Math.round(fromS * RATE)
  return Float32Array.from({ length: Math.round(toS * RATE) - from }, (_, n) => {
    return 0.5 * Math.sin((2 * Math.PI * HERTZ[name] * (from + n)) / RATE)
  })
}
const whole = { a: samplesOf('a', 0, LENGTH_S), b: samplesOf('b', 0, LENGTH_S) }

type Tapes = Pick<BlockMaker, 'store'>
const fill = (maker: Tapes, toS = LENGTH_S) => {
  for (const [tape, name] of songs.entries()) {
    maker.store({ do: 'open-tape', tape, songId: name as string as SongId, sampleRate: RATE, from: 0 })
    maker.store({ do: 'append', tape, channels: [whole[name].slice(0, toS * RATE)] })
    if (toS === LENGTH_S) maker.store({ do: 'end-tape', tape })
  }
}

/** A page that plays what a maker makes, at a time that stands still until it is told. */
const stage = (heldS = LENGTH_S) => {
  const out = new Float32Array(20 * RATE)
  const made: Block[] = []
  let dry: DryChange[] = []
  const needs: Need[][] = []
  let plans: PlanBegin[] = []
  let voices: Voice[] = []
  let now = 0
  let nextId = 1
  const maker = new BlockMaker(RATE, { block: (it) => made.push(it), needs: (it) => needs.push(it) })
  fill(maker, heldS)
  const deliver = () => {
    for (const block of made.splice(0)) {
      const clipped = clipBlock(block, plans)
      if (clipped === null) continue
      dry = [...dry.filter(({ frame }) => frame < clipped.from), ...clipped.dry]
      out.fill(0, clipped.from)
      out.set(
        (clipped.channels[0] ?? new Float32Array()).subarray(0, Math.max(0, out.length - clipped.from)),
        clipped.from,
      )
    }
  }
  const play = (next: Voice[]) => {
    const soonest = Math.ceil(now + TURNAROUND)
    const from = differsFrom(voices, next, soonest, RATE)
    voices = next
    if (from === Number.POSITIVE_INFINITY) return { voices, soonest }
    const plan = (plans.at(-1)?.plan ?? 0) + 1
    plans = [...plans, { plan, from }]
    maker.play(plan, voices, from, now)
    return { voices, soonest }
  }
  const output = () => ({ sampleRate: RATE, frame: now })
  return {
    maker,
    out,
    needs,
    now: () => now,
    isDry: (at: number) => dry.findLast(({ frame }) => frame <= at)?.dry ?? false,
    deliver,
    start: (name: 'a' | 'b', positionS: number, ahead: number, overlap = 0) => {
      const frame = now + TURNAROUND + ahead
      const what = { id: nextId++, itemId: name as string as ItemId, songId: name as string as SongId }
      return play(startVoice(voices, { ...what, lengthS: LENGTH_S, at: frame, frame, positionS, overlap }, output()))
    },
    /** What has long to go lies so much later by the output's frames. */
    move: (by: number) => play(replace(voices, (at) => at + by, output())),
    stop: (ahead: number) => {
      const frame = now + TURNAROUND + ahead
      return play(revokeFrom(voices, frame, frame, output()))
    },
    trim: (rate: number) => {
      const id = voices.at(-1)?.id
      const trimmed = { id: id ?? 0, rate, frame: now + 2 * TURNAROUND, frames: 9600 }
      return play(id === undefined ? voices : trimVoice(voices, trimmed, RATE))
    },
    /** Time passes, in which so many blocks can be made; answers how many were. */
    run: (frames: number, steps: number) => {
      for (let n = 0; n < steps; n++) maker.step(now)
      const many = made.length
      deliver()
      now += frames
      return many
    },
  }
}

const biggestStep = (out: Float32Array, to: number) => {
  let most = 0
  for (let n = 1; n < to; n++) most = Math.max(most, Math.abs((out[n] ?? 0) - (out[n - 1] ?? 0)))
  return most
}

const anOrder = fc.oneof(
  fc.record({
    do: fc.constant('start' as const),
    song: fc.constantFrom(...songs),
    positionS: fc.double({ min: 0.1, max: 10, noNaN: true }),
    ahead: fc.double({ min: 0, max: 30_000, noNaN: true }),
    overlap: fc.constantFrom(0, 0, 9600.5, 48_000),
  }),
  fc.record({ do: fc.constant('stop' as const), ahead: fc.double({ min: 0, max: 9000, noNaN: true }) }),
  fc.record({ do: fc.constant('trim' as const), rate: fc.double({ min: 0.997, max: 1.003, noNaN: true }) }),
)

describe('sound made in blocks', () => {
  it('is what a renderer makes that is never asked twice, however often plans change', () => {
    const aStory = fc.array(fc.record({ order: anOrder, frames: fc.integer({ min: 100, max: 20_000 }) }), {
      minLength: 1,
      maxLength: 8,
    })
    fc.assert(
      fc.property(aStory, (story) => {
        const page = stage()
        const straight = new Renderer(RATE, () => undefined)
        fill(straight)
        const expected = new Float32Array(20 * RATE)
        let rendered = 0
        const renderTo = (to: number) => {
          for (; rendered < to; rendered += Math.min(128, to - rendered)) {
            straight.render([expected.subarray(rendered, Math.min(to, rendered + 128))], rendered)
          }
        }
        for (const { order, frames } of story) {
          const { voices, soonest } =
            order.do === 'start'
              ? page.start(order.song, order.positionS, order.ahead, order.overlap)
              : order.do === 'stop'
                ? page.stop(order.ahead)
                : page.trim(order.rate)
          renderTo(soonest)
          straight.play(voices)
          page.run(frames, 5)
        }
        renderTo(page.now())
        for (let n = 0; n < page.now(); n += 3) expect(page.out[n]).toBeCloseTo(expected[n] ?? 0, 4)
        expect(biggestStep(page.out, page.now())).toBeLessThan(0.15)
      }),
      { numRuns: 12 },
    )
  })

  it('makes nothing anew of what a change of plans leaves as it is', () => {
    const page = stage()
    page.start('a', 5, 0)
    page.run(0.5 * RATE, 60)
    // As far ahead as sound is made, and beyond.
    page.start('b', 0, 4 * RATE)
    expect(page.run(0, 60)).toBe(8)
    page.start('a', 0, 9 * RATE)
    expect(page.run(0, 60)).toBe(0)
    page.trim(1.001)
    expect(page.run(0, 60)).toBe(0)
  })

  it('a song that is further off than sound is made begins with its first sample, also when it is moved', () => {
    const page = stage()
    const frame = 8 * RATE
    page.start('a', 0, frame - TURNAROUND)
    page.run(0, 5)
    page.move(-300)
    for (let n = 0; n < 60; n++) page.run(9600, 5)
    for (let n = 0; n < 2 * RATE; n += 7) expect(page.out[frame - 300 + n]).toBeCloseTo(whole.a[n] ?? 0, 3)
  })

  it('runs ahead by six seconds and no more', () => {
    const page = stage()
    page.start('a', 0, 0)
    const steps = Array.from({ length: 60 }, () => page.maker.step(0))
    expect(steps.at(-1)).toBe('full')
    expect(steps.filter((it) => it === 'made' || it === 'ahead').length).toBeLessThan(30)
    expect(steps.indexOf('ahead')).toBeLessThan(6)
  })

  it('waits for what is not decoded until it is urgent, and then is silent no longer than it must', () => {
    const page = stage(1)
    page.start('a', 0, 0)
    while (page.maker.step(0) !== 'waiting');
    expect(page.maker.step(0)).toBe('waiting')
    page.run(0.95 * RATE, 0)
    expect(page.maker.step(page.now())).toBe('made')
    page.maker.store({ do: 'append', tape: 0, channels: [whole.a.slice(RATE)] })
    page.run(RATE, 20)
    const from = page.now()
    for (let n = Math.round(1.3 * RATE); n < from; n += 7) {
      const expected = 0.5 * Math.sin((2 * Math.PI * HERTZ.a * (n - TURNAROUND)) / RATE)
      expect(page.out[n]).toBeCloseTo(expected, 3)
    }
  })

  it('tells of each voice whether it has anything to play, also when that changed between two blocks', () => {
    const page = stage(1)
    page.start('a', 5, 0)
    page.run(0.02 * RATE, 2)
    expect(page.isDry(page.now())).toBe(true)
    // What was missing comes just as plans change: the frames up to the change are made for nobody to hear of.
    page.maker.store({ do: 'append', tape: 0, channels: [whole.a.slice(RATE)] })
    page.trim(1.001)
    page.run(0.2 * RATE, 5)
    page.run(0, 5)
    expect(page.isDry(page.now())).toBe(false)
  })

  it('asks for what is heard and for what is planned, not for what was made ahead', () => {
    const page = stage()
    page.start('a', 0.5, 0)
    page.start('b', 0, 9600)
    page.run(0, 60)
    const [a, b] = page.needs.at(-1) ?? []
    expect([a?.songId, a?.positionS, b?.songId, b?.positionS]).toEqual(['a', 0.5, 'b', 0])
    expect(a?.dueInS).toBeCloseTo(TURNAROUND_S, 6)
    expect(b?.dueInS).toBeCloseTo(TURNAROUND_S + 0.2, 6)
  })

  it('takes back what it made of a song that is revoked before it began', () => {
    const page = stage()
    page.start('a', 5, 480)
    page.run(100, 5)
    page.stop(0)
    page.run(RATE, 5)
    expect(page.out.findLastIndex((it) => it !== 0)).toBe(-1)
  })

  it('makes nothing when nothing is planned', () => {
    const page = stage()
    expect(page.maker.step(0)).toBe('idle')
    page.start('a', 0, 0)
    page.stop(4800)
    expect(Array.from({ length: 20 }, () => page.maker.step(0)).at(-1)).toBe('idle')
  })
})
