import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tone } from '../testing.ts'
import { frameReader } from './framing.ts'
import { LiveError } from './live-error.ts'
import { oggReader, opusSamples } from './ogg.ts'
import { cutAnywhere, readAll } from './testing.ts'

const sizes = fc.array(fc.integer({ min: 1, max: 2000 }), { maxLength: 20 })
const KINDS = [
  { kind: 'mp3', codec: 'mp3', make: frameReader },
  { kind: 'aac', codec: 'aac', make: frameReader },
  { kind: 'opus', codec: 'opus', make: oggReader },
] as const

describe.each(KINDS)('a broadcast of $kind', ({ kind, codec, make }) => {
  test('gives the same frames however its bytes are cut, and they last as long as the sound', async () => {
    const bytes = await tone(kind)
    const whole = readAll(make(), [bytes])
    const lengthS = whole.reduce((sum, { samples, sampleRate }) => sum + samples / sampleRate, 0)
    expect(lengthS).toBeGreaterThan(0.95)
    expect(lengthS).toBeLessThan(1.15)
    expect(new Set(whole.map((frame) => frame.codec))).toEqual(new Set([codec]))
    fc.assert(
      fc.property(sizes, (cuts) => {
        expect(readAll(make(), cutAnywhere(bytes, cuts))).toEqual(whole)
      }),
      { numRuns: 50 },
    )
  })

  test('is found again after rubbish and after a part that was lost', async () => {
    const bytes = await tone(kind)
    const whole = readAll(make(), [bytes])
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 3000 }).map((rubbish) => rubbish.map((byte) => (byte === 0xff ? 0xfe : byte))),
        fc.integer({ min: 1000, max: 3000 }),
        sizes,
        (rubbish, lostAt, cuts) => {
          const broken = Buffer.concat([bytes, rubbish, bytes.subarray(lostAt)])
          const begun = kind === 'opus' ? bytes : Buffer.concat([rubbish, bytes])
          expect(readAll(make(), cutAnywhere(begun, cuts))).toEqual(whole)
          const found = readAll(make(), cutAnywhere(broken, cuts))
          expect(found.length).toBeGreaterThan(whole.length)
          expect(found.at(-1)).toEqual(whole.at(-1))
        },
      ),
      { numRuns: 50 },
    )
  })
})

describe('what is no sound that can be played here', () => {
  const trouble = (act: () => unknown) => {
    try {
      act()
      return null
    } catch (error) {
      return error instanceof LiveError ? error.trouble : error
    }
  }

  test('is given up after a while, and nothing is kept of it', () => {
    for (const make of [frameReader, oggReader]) {
      const read = make()
      const some = Buffer.alloc(10_000, 'no sound at all')
      expect(trouble(() => Array.from({ length: 20 }, () => read(some)))).toBe('format')
    }
  })

  test('such as Vorbis, is told so at once', async () => {
    const bytes = await tone('ogg')
    expect(trouble(() => oggReader()(bytes))).toBe('format')
  })

  test('any bytes at all end neither reader', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 400 }), { maxLength: 20 }), (chunks) => {
        for (const make of [frameReader, oggReader]) {
          const read = make()
          expect([null, 'format']).toContain(
            trouble(() => {
              for (const chunk of chunks) read(chunk)
            }),
          )
        }
      }),
    )
  })
})

test('a packet of Opus tells its length', () => {
  expect([0, 1, 2, 3].map((code) => opusSamples(Uint8Array.of((19 << 3) | code, 4)))).toEqual([960, 1920, 1920, 3840])
  expect(opusSamples(Uint8Array.of(16 << 3))).toBe(120)
  expect(opusSamples(Uint8Array.of((3 << 3) | 3, 63))).toBe(0)
  expect(opusSamples(new Uint8Array())).toBe(0)
})
