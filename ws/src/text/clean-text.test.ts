import { expect, test } from 'vitest'
import { cleanLine, titleFromFileName } from './clean-text.ts'

test('a title keeps its letters in every script', () => {
  expect(cleanLine('  Für   Elise – 夜に駆ける 👩‍🎤 ')).toBe('Für Elise – 夜に駆ける 👩‍🎤')
})

test('line breaks, control and direction-changing characters do not come through', () => {
  expect(cleanLine('a\u0000b\r\nc\u202Ed\u200B\uFEFFe\u2028f\u001b[31m')).toBe('a b cde f [31m')
})

test('a text is cut after 300 units, never inside a character', () => {
  expect(cleanLine('x'.repeat(5000))).toHaveLength(300)
  const cut = cleanLine(`${'x'.repeat(299)}😀😀`)
  expect(cut).toBe('x'.repeat(299))
  expect(cleanLine('\ud800 half')).toBe('half')
})

test.each([
  ['03 - My_Song.MP3', 'My Song'],
  ['12. Title.flac', 'Title'],
  ['99 Luftballons.mp3', 'Luftballons'],
  ['1979.mp3', '1979'],
  ['C:\\music\\a.b.ogg', 'a.b'],
  ['../../etc/passwd', 'passwd'],
  ['.mp3', ''],
  ['', ''],
])('the file %s is called "%s"', (fileName, title) => expect(titleFromFileName(fileName)).toBe(title))
