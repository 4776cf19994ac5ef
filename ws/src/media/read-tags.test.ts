import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { readTags } from './read-tags.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'earshot-tags-'))
afterEach(() => rmSync(folder, { recursive: true }))

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
