import fc from 'fast-check'
import { expect, test } from 'vitest'
import { icySplitter, titleIn } from './icy-metadata.ts'
import { cutAnywhere } from './testing.ts'

/** A station's bytes: sound with a block of metadata after each `interval` of it. */
const mixed = (sound: Uint8Array, interval: number, titles: readonly (string | null)[]): Buffer => {
  const parts: Uint8Array[] = []
  for (let at = 0, n = 0; at < sound.length; at += interval, n += 1) {
    const part = sound.subarray(at, at + interval)
    parts.push(part)
    if (part.length < interval) break
    const title = titles[n] ?? null
    const text = title === null ? Buffer.alloc(0) : Buffer.from(`StreamTitle='${title}';StreamUrl='';`)
    const units = Math.ceil(text.length / 16)
    parts.push(Buffer.from([units]), text, Buffer.alloc(units * 16 - text.length))
  }
  return Buffer.concat(parts)
}

test('metadata never leaks into the sound, and no byte of sound is lost, however the bytes are cut', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 1, maxLength: 600 }),
      fc.integer({ min: 1, max: 200 }),
      fc.array(fc.constantFrom(null, 'One', "It's two", 'Drei – ü', ''), { maxLength: 40 }),
      fc.array(fc.integer({ min: 1, max: 90 })),
      (sound, interval, titles, cuts) => {
        const split = icySplitter(interval)
        const parts = cutAnywhere(mixed(sound, interval, titles), cuts).flatMap(split)
        const heard = Buffer.concat(parts.flatMap((part) => (part.what === 'sound' ? [part.bytes] : [])))
        expect(heard.equals(sound)).toBe(true)
        const told = parts.flatMap((part) => (part.what === 'title' ? [part.text] : []))
        const blocks = Math.floor(sound.length / interval)
        expect(told).toEqual(titles.slice(0, blocks).filter((title) => title !== null))
      },
    ),
  )
})

test('a station without metadata is sound throughout', () => {
  expect(icySplitter(0)(Buffer.from('abc'))).toEqual([{ what: 'sound', bytes: Buffer.from('abc') }])
})

test.each([
  ["StreamTitle='A - B';StreamUrl='http://x';", 'A - B'],
  ["StreamTitle='Don't stop; it's '90s';StreamUrl='';", "Don't stop; it's '90s"],
  ["StreamTitle='';", ''],
  ["StreamTitle='Cut off'", 'Cut off'],
  ["StreamUrl='x';", null],
  ["StreamTitle='a\tb\u202E\u0007c';", 'a b c'],
])('of %s the title is %s', (text, title) => {
  expect(titleIn(Buffer.from(text))).toBe(title)
})

test('a title in Latin-1 is read as such, and a long one is cut', () => {
  expect(titleIn(Buffer.from("StreamTitle='Café';", 'latin1'))).toBe('Café')
  expect(titleIn(Buffer.from(`StreamTitle='${'x'.repeat(2000)}';`))).toHaveLength(300)
})
