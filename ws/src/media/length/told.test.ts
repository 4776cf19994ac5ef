import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { tone } from '../testing.ts'
import { mp3LengthMs } from './mp3.ts'
import { mp3EvenLengthMs, mp3ToldLengthMs } from './mp3-told.ts'
import { oggLengthMs } from './ogg.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'earshot-told-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function lengthOf<T>(
  measure: (file: Awaited<ReturnType<typeof open>>, size: number) => Promise<T>,
  bytes: Buffer,
) {
  const name = path.join(folder, 'file')
  writeFileSync(name, bytes)
  const file = await open(name)
  try {
    return await measure(file, bytes.length)
  } finally {
    await file.close()
  }
}

/** Frames of MPEG 1 layer III, 128 kbit/s, 44.1 kHz: 417 bytes or 418, so that 128 kbit/s come out. */
const even = (count: number) => {
  let left = 0
  return Buffer.concat(
    Array.from({ length: count }, () => {
      left += (1152 * 125 * 128) / 44_100 - 417
      const isPadded = left >= 1
      if (isPadded) left -= 1
      return Buffer.concat([Buffer.from(isPadded ? 'fffb9200' : 'fffb9000', 'hex'), Buffer.alloc(413 + +isPadded)])
    }),
  )
}

/** An information frame that tells of so many frames in so many bytes. */
const info = (frames: number, bytes: number) => {
  const frame = Buffer.concat([Buffer.from('fffb9000', 'hex'), Buffer.alloc(413)])
  frame.write('Info', 36, 'latin1')
  frame.writeUInt32BE(3, 40)
  frame.writeUInt32BE(frames, 44)
  frame.writeUInt32BE(bytes, 48)
  frame.write('LAME3.100', 52, 'latin1')
  frame.writeUIntBE((576 << 12) | 1000, 52 + 21, 3)
  return frame
}
const id3v1 = Buffer.from('TAG'.padEnd(128))

describe('what the information frame of an MP3 tells', () => {
  const told = Buffer.concat([info(1000, 417 + even(1000).length), even(1000)])

  test('is the length that the frames have when they are counted', async () => {
    const counted = await lengthOf(mp3LengthMs, told)
    expect(counted).not.toBeNull()
    expect(await lengthOf(mp3ToldLengthMs, told)).toBe(counted)
    expect(await lengthOf(mp3ToldLengthMs, Buffer.concat([told, id3v1]))).toBe(counted)
  })

  test('is not believed when other bytes are there than it counts', async () => {
    expect(await lengthOf(mp3ToldLengthMs, told.subarray(0, -500))).toBeNull()
    expect(await lengthOf(mp3ToldLengthMs, Buffer.concat([told, even(10)]))).toBeNull()
  })

  test('of a real encoder is the length that is counted, and nothing is told where there is none', async () => {
    const real = await tone('mp3')
    expect(await lengthOf(mp3ToldLengthMs, real)).toBe(await lengthOf(mp3LengthMs, real))
    expect(await lengthOf(mp3ToldLengthMs, even(100))).toBeNull()
    expect(await lengthOf(mp3ToldLengthMs, Buffer.alloc(1000))).toBeNull()
  })
})

describe('an MP3 of one bit rate', () => {
  test('has the length of its bytes, tags behind it left out', async () => {
    const counted = await lengthOf(mp3LengthMs, even(3000))
    expect(await lengthOf(mp3EvenLengthMs, even(3000))).toBeCloseTo(counted ?? 0, 6)
    expect(await lengthOf(mp3EvenLengthMs, Buffer.concat([even(3000), id3v1]))).toBeCloseTo(counted ?? 0, 6)
  })

  test('is none when somewhere another rate is seen', async () => {
    const other = Buffer.concat(
      Array.from({ length: 1500 }, () => Buffer.concat([Buffer.from('fffba000', 'hex'), Buffer.alloc(518)])),
    )
    expect(await lengthOf(mp3EvenLengthMs, Buffer.concat([even(2000), other]))).toBeNull()
  })
})

describe('the length of an Ogg file', () => {
  test.each(['ogg', 'opus'])('is told by its last page (%s)', async (kind) => {
    expect(await lengthOf(oggLengthMs, await tone(kind))).toBeCloseTo(1000, 0)
  })

  test('of Opus counts at 48 kHz, whatever rate it was made from', async () => {
    const bytes = await tone('opus')
    const before = await lengthOf(oggLengthMs, bytes)
    bytes.writeUInt32LE(44_100, bytes.indexOf('OpusHead') + 12)
    expect(await lengthOf(oggLengthMs, bytes)).toBe(before)
  })

  test('is none when it is no sound that is known', async () => {
    expect(await lengthOf(oggLengthMs, Buffer.from('OggS'.padEnd(200)))).toBeNull()
    expect(await lengthOf(oggLengthMs, Buffer.alloc(10))).toBeNull()
  })
})
