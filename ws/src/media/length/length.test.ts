import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { tone } from '../testing.ts'
import { adtsLengthMs } from './adts.ts'
import { flacLengthMs } from './flac.ts'
import { mp3LengthMs } from './mp3.ts'
import { mp4LengthMs } from './mp4.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'earshot-length-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function lengthOf<T>(
  measure: (file: Awaited<ReturnType<typeof open>>, size: number) => Promise<T>,
  bytes: Buffer,
) {
  const name = path.join(folder, 'file')
  writeFileSync(name, bytes)
  const file = await open(name)
  try {
    return await measure(file, (await readFile(name)).length)
  } finally {
    await file.close()
  }
}

/** One frame of MPEG 1 layer III, 128 kbit/s, 44.1 kHz: 417 bytes, 1152 samples. */
const frame = () => Buffer.concat([Buffer.from('fffb9000', 'hex'), Buffer.alloc(413)])
const frames = (count: number) => Buffer.concat(Array.from({ length: count }, frame))

describe('the length of an MP3', () => {
  test('is what its frames sound', async () => {
    expect(await lengthOf(mp3LengthMs, frames(1000))).toBeCloseTo((1000 * 1152 * 1000) / 44_100, 6)
  })

  test('leaves out the information frame and what the encoder added', async () => {
    const info = frame()
    info.write('Info', 36, 'latin1')
    info.writeUInt32BE(0, 40)
    info.write('LAME3.100', 44, 'latin1')
    info.writeUIntBE((576 << 12) | 1000, 44 + 21, 3)
    const bytes = Buffer.concat([info, frames(100)])
    expect(await lengthOf(mp3LengthMs, bytes)).toBeCloseTo(((100 * 1152 - 1576) * 1000) / 44_100, 6)
  })

  test('is not misled by tags before and behind, or by rubbish between', async () => {
    const id3 = Buffer.concat([Buffer.from('ID3\x04\x00\x00\x00\x00\x0f\x68', 'latin1'), frames(5).subarray(0, 2024)])
    const bytes = Buffer.concat([id3, frames(10), Buffer.alloc(99, 0xff), frames(10), Buffer.from('TAG'.padEnd(128))])
    expect(await lengthOf(mp3LengthMs, bytes)).toBeCloseTo((20 * 1152 * 1000) / 44_100, 6)
  })

  test('is right across the blocks in which the file is read', async () => {
    expect(await lengthOf(mp3LengthMs, frames(5000))).toBeCloseTo((5000 * 1152 * 1000) / 44_100, 6)
  })

  test('of mostly rubbish is none', async () => {
    expect(await lengthOf(mp3LengthMs, Buffer.concat([frames(3), Buffer.alloc(10_000)]))).toBeNull()
    expect(await lengthOf(mp3LengthMs, Buffer.alloc(300_000, 0xff))).toBeNull()
    expect(await lengthOf(mp3LengthMs, Buffer.alloc(0))).toBeNull()
  })
})

test('the length of raw AAC is what its frames sound', async () => {
  expect(await lengthOf(adtsLengthMs, await tone('aac'))).toBeCloseTo((46_080 * 1000) / 44_100, 6)
  expect(await lengthOf(adtsLengthMs, Buffer.alloc(50_000, 0xff))).toBeNull()
})

describe('the length of an M4A', () => {
  test('leaves out what its encoder put before the music', async () => {
    expect(await lengthOf(mp4LengthMs, await tone('m4a'))).toBe(1000)
  })

  test('of a file that is cut, anywhere, is none', async () => {
    const whole = await tone('m4a')
    for (let size = whole.length - 1; size > 0; size -= 97) {
      expect(await lengthOf(mp4LengthMs, whole.subarray(0, size))).toBeNull()
    }
  })

  test('of a file of nothing but boxes is none, soon', async () => {
    const empty = Buffer.from('0000000866726565', 'hex')
    expect(await lengthOf(mp4LengthMs, Buffer.concat(Array.from({ length: 50_000 }, () => empty)))).toBeNull()
    expect(await lengthOf(mp4LengthMs, Buffer.alloc(1000))).toBeNull()
  })
})

describe('the length of a FLAC', () => {
  test('is what its header says when its last frame bears it out', async () => {
    expect(await lengthOf(flacLengthMs, await tone('flac'))).toBe(1000)
  })

  test('of a file that is cut, anywhere, is none', async () => {
    const whole = await tone('flac')
    for (let size = whole.length - 600; size > 0; size -= 97) {
      expect(await lengthOf(flacLengthMs, whole.subarray(0, size))).toBeNull()
    }
  })

  test('of a header that promises more than there is is none', async () => {
    const lying = Buffer.from(await tone('flac'))
    lying.writeUInt8(0x0f, lying.indexOf('fLaC') + 8 + 13)
    expect(await lengthOf(flacLengthMs, lying)).toBeNull()
    expect(await lengthOf(flacLengthMs, Buffer.from('fLaC'))).toBeNull()
  })
})
