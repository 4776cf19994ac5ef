import type { ItemId, SongId } from '@earshot/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DryChange } from '../messages.ts'
import { positionAt, revokeFrom, soundingAt, startVoice, trimVoice, type Voice } from '../voices.ts'
import { Renderer } from './renderer.ts'

const RATE = 48_000
const BLOCK = 128
/** A fade, and as much as the kernel reaches. */
const FADE = 0.006 * RATE + 32
const LENGTH_S = 2
const HERTZ = { a: 431, b: 677 } as const
type Name = keyof typeof HERTZ

const at = (name: Name, positionS: number) =>
  positionS < 0 || positionS >= LENGTH_S ? 0 : 0.5 * Math.sin(2 * Math.PI * HERTZ[name] * positionS)

/** A renderer, its songs on tapes, and the page's orders to it, in frames. */
const stage = (songRate: number, heldS: number = LENGTH_S) => {
  const dries: Omit<DryChange, 'frame'>[] = []
  const renderer = new Renderer(RATE, ({ id, dry }) => dries.push({ id, dry }))
  let voices: Voice[] = []
  let frame = 0
  let nextId = 1
  const out: number[] = []
  const output = () => ({ sampleRate: RATE, frame })
  const play = (next: Voice[]) => {
    voices = next
    renderer.play(voices)
  }
  const append = (tape: number, name: Name, fromS: number, toS: number) => {
    const from = Math.round(fromS * songRate)
    const length = Math.round(toS * songRate) - from
    const channel = () => Float32Array.from({ length }, (_, n) => at(name, (from + n) / songRate))
    renderer.store({ do: 'append', tape, channels: [channel(), channel()] })
    if (toS === LENGTH_S) renderer.store({ do: 'end-tape', tape })
  }
  for (const [n, name] of (['a', 'b'] as const).entries()) {
    renderer.store({ do: 'open-tape', tape: n, songId: name as string as SongId, sampleRate: songRate, from: 0 })
    append(n, name, 0, heldS)
  }
  return {
    renderer,
    dries,
    out,
    append,
    now: () => frame,
    voices: () => voices,
    start: (name: Name, positionS: number, atFrame: number) => {
      const what = { id: nextId++, itemId: name as string as ItemId, songId: name as string as SongId }
      play(
        startVoice(
          voices,
          { ...what, lengthS: LENGTH_S, at: atFrame, frame: atFrame, positionS, overlap: 0 },
          output(),
        ),
      )
    },
    stop: (atFrame: number) => play(revokeFrom(voices, atFrame, atFrame, output())),
    trim: (rate: number, frames: number) => {
      const id = soundingAt(voices, frame)?.id
      if (id !== undefined) play(trimVoice(voices, { id, rate, frames, frame: frame + 512 }, RATE))
    },
    run: (blocks: number) => {
      for (let block = 0; block < blocks; block++) {
        const channels = [new Float32Array(BLOCK), new Float32Array(BLOCK)]
        renderer.render(channels, frame)
        out.push(...(channels[0] ?? []))
        frame += BLOCK
      }
    },
  }
}

const biggestStep = (out: readonly number[]) =>
  out.reduce((most, value, n) => Math.max(most, n === 0 ? 0 : Math.abs(value - (out[n - 1] ?? 0))), 0)
/** The steepest that some of the songs together are, while they change places; a click would be several times that. */
const STEP = 0.15

describe('what is rendered', () => {
  it('is the sample that belongs to each frame, whatever was ordered, and never steps', () => {
    const order = fc.oneof(
      fc.record({
        do: fc.constant('start' as const),
        song: fc.constantFrom<Name>('a', 'b'),
        positionS: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1.5, noNaN: true })),
        ahead: fc.double({ min: 0, max: 4000, noNaN: true }),
      }),
      fc.record({ do: fc.constant('stop' as const), ahead: fc.double({ min: 0, max: 4000, noNaN: true }) }),
      fc.record({
        do: fc.constant('trim' as const),
        rate: fc.double({ min: 0.997, max: 1.003, noNaN: true }),
        frames: fc.integer({ min: 480, max: 9600 }),
      }),
    )
    const steps = fc.array(fc.record({ order, blocks: fc.integer({ min: 1, max: 60 }) }), {
      minLength: 1,
      maxLength: 8,
    })
    fc.assert(
      fc.property(steps, fc.constantFrom(44_100, 48_000), (all, songRate) => {
        const it = stage(songRate)
        const checked: { voices: Voice[]; from: number; to: number }[] = []
        for (const { order: what, blocks } of all) {
          if (what.do === 'start') it.start(what.song, what.positionS, it.now() + what.ahead)
          else if (what.do === 'stop') it.stop(it.now() + what.ahead)
          else it.trim(what.rate, what.frames)
          const from = it.now()
          it.run(blocks)
          checked.push({ voices: it.voices(), from, to: it.now() })
        }
        for (const { voices, from, to } of checked) {
          for (let frame = from + FADE; frame < to; frame += 17) {
            const isNear = (edge: number) => frame > edge - 32 && frame < edge + FADE
            if (voices.some((voice) => isNear(voice.startFrame) || isNear(voice.endFrame))) continue
            const voice = soundingAt(voices, frame)
            const positionS = voice === undefined ? 0 : positionAt(voice, frame, RATE)
            // At a song's two ends its sound is cut off, which no kernel reads without ringing.
            if (voice !== undefined && (positionS < 0.001 || Math.abs(positionS - LENGTH_S) < 0.001)) continue
            const expected = voice === undefined ? 0 : at(voice.songId as string as Name, positionS)
            expect(it.out[frame]).toBeCloseTo(expected, 3)
          }
        }
        expect(biggestStep(it.out)).toBeLessThan(STEP)
      }),
      { numRuns: 20 },
    )
  })

  it('joins two songs as if they were one, wherever between two frames the seam lies', () => {
    for (const songRate of [44_100, 48_000]) {
      const it = stage(songRate)
      it.start('a', LENGTH_S - 0.1, 1000.37)
      // Ordered a little off, as clocks are.
      it.start('b', 0, 1000.37 + 0.1 * RATE + 20)
      it.run(80)
      const [first, second] = it.voices()
      expect(second?.startFrame).toBeCloseTo(1000.37 + 0.1 * RATE, 6)
      expect(first?.endFrame).toBe(second?.startFrame)
      const seam = Math.round(second?.startFrame ?? 0)
      // Both songs are at zero there: what one hears is one line, bent.
      for (let frame = seam - 200; frame < seam + 200; frame++) {
        const afterS = (frame - (second?.startFrame ?? 0)) / RATE
        const expected = afterS < 0 ? at('a', LENGTH_S + afterS) : at('b', afterS)
        expect(Math.abs((it.out[frame] ?? 0) - expected)).toBeLessThan(0.01)
      }
    }
  })

  it('hears one sine where a sine is cut in two songs, wherever in a block the seam lies', () => {
    const cut = LENGTH_S * RATE
    const sine = (from: number) =>
      Float32Array.from({ length: cut }, (_, n) => 0.5 * Math.sin((2 * Math.PI * 440.3 * (from + n)) / RATE))
    for (let seam = 3000; seam < 3000 + BLOCK; seam += 5.37) {
      const renderer = new Renderer(RATE, () => undefined)
      for (const [tape, name] of ['a', 'b'].entries()) {
        renderer.store({ do: 'open-tape', tape, songId: name as SongId, sampleRate: RATE, from: 0 })
        renderer.store({ do: 'append', tape, channels: [sine(tape * cut)] })
        renderer.store({ do: 'end-tape', tape })
      }
      const what = (name: string) => ({ itemId: name as ItemId, songId: name as SongId, lengthS: LENGTH_S })
      const begun = startVoice(
        [],
        { ...what('a'), id: 1, at: 0, frame: seam - 2400, positionS: LENGTH_S - 2400 / RATE, overlap: 0 },
        { sampleRate: RATE, frame: 0 },
      )
      renderer.play(
        startVoice(
          begun,
          { ...what('b'), id: 2, at: 50, frame: seam + 10, positionS: 0, overlap: 0 },
          { sampleRate: RATE, frame: 0 },
        ),
      )
      for (let frame = 0; frame < seam + 2000; frame += BLOCK) {
        const out = [new Float32Array(BLOCK)]
        renderer.render(out, frame)
        for (let n = 0; n < BLOCK; n++) {
          const at = frame + n
          if (at < seam - 2000) continue
          const expected = 0.5 * Math.sin((2 * Math.PI * 440.3 * (cut + at - seam)) / RATE)
          expect(Math.abs((out[0]?.[n] ?? 0) - expected)).toBeLessThan(0.001)
        }
      }
    }
  })

  it('fades when samples are missing, tells of it, and goes on at the right place when they are there', () => {
    const it = stage(48_000, 0.5)
    it.start('a', 0, 0)
    it.run(300)
    expect(biggestStep(it.out)).toBeLessThan(STEP)
    expect(Math.max(...it.out.slice(0.51 * RATE).map(Math.abs))).toBe(0)
    expect(it.dries).toEqual([{ id: 1, dry: true }])
    it.append(0, 'a', 0.5, LENGTH_S)
    const from = it.now()
    it.run(100)
    for (let frame = from + 400; frame < it.now(); frame++) expect(it.out[frame]).toBeCloseTo(at('a', frame / RATE), 3)
    expect(biggestStep(it.out)).toBeLessThan(STEP)
    expect(it.dries.at(-1)).toEqual({ id: 1, dry: false })
  })

  it('keeps its place through frames that were never asked for', () => {
    const it = stage(48_000)
    it.start('a', 0, 0)
    it.run(10)
    const channels = [new Float32Array(BLOCK), new Float32Array(BLOCK)]
    it.renderer.render(channels, 20_000)
    for (let n = 0; n < BLOCK; n++) expect(channels[0]?.[n]).toBeCloseTo(at('a', (20_000 + n) / RATE), 3)
  })
})
