import type { SongId } from '@earshot/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SoundOrder } from '../stream/messages.ts'
import type { SoundLine } from '../stream/sound-line.ts'
import { LiveFeed } from './live-feed.ts'
import { LiveTapes } from './live-tapes.ts'
import { readAnswer } from './read-answer.ts'

const head = { state: 'on-air', trouble: null, delayMs: 4000, titles: [] }
const told = { number: 7, run: 1, at: 5, codec: 'mp3', sampleRate: 44_100, channels: 2, samples: 2304, frames: [3, 2] }

const described = (what: object): Buffer => {
  const text = Buffer.from(JSON.stringify(what))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(text.length)
  return Buffer.concat([length, text])
}
const answer = Buffer.concat([
  described(head),
  described(told),
  Buffer.from('abcde'),
  described({ ...told, number: 8 }),
  Buffer.from('fghij'),
])

describe('what the server tells of a broadcast', () => {
  it('is read piece by piece, each frame by itself', () => {
    const { pieces } = readAnswer(answer)
    expect(pieces.map(({ number }) => number)).toEqual([7, 8])
    expect(pieces.map(({ bytes }) => bytes.map((frame) => Buffer.from(frame).toString()))).toEqual([
      ['abc', 'de'],
      ['fgh', 'ij'],
    ])
  })

  it('that is cut off, or is something else, is not believed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: answer.length - 1 }), (length) => {
        const part = answer.subarray(0, length)
        const whole = [described(head).length, described(head).length + described(told).length + 5]
        if (whole.includes(length)) expect(() => readAnswer(part)).not.toThrow()
        else expect(() => readAnswer(part)).toThrow()
      }),
    )
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void expect(() => readAnswer(bytes)).toThrow()))
    expect(() =>
      readAnswer(Buffer.concat([described(head), described({ ...told, codec: 'exe' }), Buffer.from('abcde')])),
    ).toThrow()
  })
})

const tapes = () => {
  const orders: SoundOrder[] = []
  const line = { order: (order: SoundOrder) => orders.push(order) } as unknown as SoundLine
  return { orders, tapes: new LiveTapes(line, 'station' as SongId, 1000) }
}
const sound = (at: number, ms: number) => ({ at, sampleRate: 48_000, channels: [new Float32Array(48 * ms)] })

describe('a broadcast’s tapes', () => {
  it('have each sample at its stamp, and what follows without a hole exactly behind the last', () => {
    const { orders, tapes: made } = tapes()
    made.add(sound(2000.004, 100), false)
    made.add(sound(2100.04, 100), true)
    expect(orders.map((order) => order.do)).toEqual(['open-tape', 'append', 'append'])
    expect(orders[0]).toMatchObject({ from: 48_000, sampleRate: 48_000 })
    expect([made.covers(2001, 2199), made.covers(1999, 2100), made.covers(2100, 2201)]).toEqual([true, false, false])
    expect(made.heldS()).toBeCloseTo(0.2, 6)
  })

  it('are others after a hole, and let go of what has been heard', () => {
    const { orders, tapes: made } = tapes()
    made.add(sound(2000, 100), false)
    made.add(sound(2500, 100), false)
    expect([made.covers(2050, 2090), made.covers(2510, 2590), made.covers(2090, 2510)]).toEqual([true, true, false])
    made.dropBefore(2550)
    expect(made.heldS()).toBeCloseTo(0.05, 6)
    expect(orders.filter((order) => order.do === 'close-tape')).toHaveLength(1)
    made.clear()
    expect(orders.filter((order) => order.do === 'close-tape')).toHaveLength(2)
    expect(made.covers(2560, 2570)).toBe(false)
  })
})

describe('a page that hears a station', () => {
  it('is told what is the matter, as far as its server knows', async () => {
    const failures: string[] = []
    const answers = [Promise.reject(new Error('no server')), Promise.resolve('too-many-stations' as const)]
    const hears = async (n: number) => {
      const asked: AbortSignal[] = []
      await new Promise<void>((resolve) => {
        const feed = new LiveFeed(
          'station' as SongId,
          {
            head: () => {},
            piece: () => {},
            failed: (failure) => {
              failures.push(failure)
              feed.sleep()
              resolve()
            },
          },
          (_song, _after, signal) => {
            asked.push(signal)
            return answers[n] ?? Promise.reject(new Error('asked too often'))
          },
        )
        feed.wake()
      })
      return asked.map(({ aborted }) => aborted)
    }
    expect([await hears(0), await hears(1)]).toEqual([[true], [true]])
    expect(failures).toEqual(['network', 'too-many-stations'])
  })
})
