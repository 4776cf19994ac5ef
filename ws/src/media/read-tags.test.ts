import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readTags } from './read-tags.ts'
import { tone } from './testing.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'earshot-tags-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('tags that keep the parser busy for long are given up, and nobody else waits for them', async () => {
  // Half a million tiny frames in one ID3 tag.
  const frame = Buffer.from('5458585800000004000000610062', 'hex')
  const frames = Buffer.concat(Array.from({ length: 500_000 }, () => frame))
  const size = [21, 14, 7, 0].map((bits) => (frames.length >> bits) & 127)
  const file = path.join(folder, 'busy.mp3')
  writeFileSync(file, Buffer.concat([Buffer.from('ID3\x04\x00\x00', 'latin1'), Buffer.from(size), frames]))
  let turns = 0
  const counter = setInterval(() => {
    turns += 1
  }, 5)
  await expect(readTags(file, { readingMs: 400 })).rejects.toMatchObject({ code: 'unreadable-audio' })
  clearInterval(counter)
  expect(turns).toBeGreaterThan(5)
})

const LRC = '[00:01.00]Été\n[00:02.00][00:03.00]<00:02.00>On <00:02.50>we go'

/** A frame of ID3v2.3 with text in UTF-16, and a tag of frames before the sound of the tone. */
const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')
const frame = (id: string, ...parts: Uint8Array[]) => {
  const body = Buffer.concat(parts)
  const head = Buffer.alloc(10)
  head.write(id)
  head.writeUInt32BE(body.length, 4)
  return Buffer.concat([head, body])
}
const tagged = async (...frames: Buffer[]) => {
  const all = Buffer.concat(frames)
  const size = [21, 14, 7, 0].map((bits) => (all.length >> bits) & 127)
  const file = path.join(folder, 'tagged.mp3')
  writeFileSync(
    file,
    Buffer.concat([Buffer.from('ID3\x03\x00\x00', 'latin1'), Buffer.from(size), all, await tone('mp3')]),
  )
  return (await readTags(file)).tags?.lyrics
}
const EMPTY = Buffer.from([0xff, 0xfe, 0, 0])
const unsynced = (text: string) => frame('USLT', Buffer.from('\x01eng', 'latin1'), EMPTY, utf16(text))
const synced = (contentType: number, ...pieces: [number, string][]) =>
  frame(
    'SYLT',
    Buffer.from([0, ...Buffer.from('eng'), 2, contentType, 0]),
    ...pieces.map(([ms, text]) => {
      const stamp = Buffer.alloc(4)
      stamp.writeUInt32BE(ms)
      return Buffer.concat([Buffer.from(`${text}\0`, 'latin1'), stamp])
    }),
  )

test('lyrics in the tags of MP3 are told as they stand there', async () => {
  expect(await tagged(unsynced(LRC))).toEqual({ texts: [LRC], syllables: [] })
  expect(await tagged(synced(1, [1000, 'Stran'], [1200, 'gers'], [2000, '\nin']))).toEqual({
    texts: [],
    syllables: [
      [
        { atMs: 1000, text: 'Stran' },
        { atMs: 1200, text: 'gers' },
        { atMs: 2000, text: '\nin' },
      ],
    ],
  })
  // Chords are not sung.
  expect(await tagged(synced(5, [1000, 'Am']))).toEqual({ texts: [], syllables: [] })
})

test('so are those of Vorbis comments, and a file without any has none', async () => {
  const bytes = await tone('flac')
  const entry = (text: string) => {
    const [length, body] = [Buffer.alloc(4), Buffer.from(text)]
    length.writeUInt32LE(body.length)
    return Buffer.concat([length, body])
  }
  const comments = Buffer.concat([entry('x'), Buffer.from([2, 0, 0, 0]), entry(`LYRICS=${LRC}`), entry('TITLE=Song')])
  const head = Buffer.from([4, 0, comments.length >> 8, comments.length & 255])
  // Behind the mark and the description of the stream, which is always the first block.
  const after = 4 + 4 + 34
  const file = path.join(folder, 'tagged.flac')
  writeFileSync(file, Buffer.concat([bytes.subarray(0, after), head, comments, bytes.subarray(after)]))
  expect((await readTags(file)).tags?.lyrics.texts).toEqual([LRC])
  writeFileSync(file, bytes)
  expect((await readTags(file)).tags?.lyrics).toEqual({ texts: [], syllables: [] })
})
