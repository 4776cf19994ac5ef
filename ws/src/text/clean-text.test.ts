import { expect, test } from 'vitest'
import { cleanLine, cleanText, titleFromFileName } from './clean-text.ts'

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

test('a message keeps its lines, and of several empty ones one', () => {
  expect(cleanText(' a \r\n\tb\u2028c\n\n\n\n d ', 100)).toBe('a\nb\nc\n\nd')
})

test('nothing that turns the text around, hides or commands comes through in a message', () => {
  expect(cleanText('a\u0000b\u202Ec\u2066d\u200Be\u001b[31m 👩‍🎤', 100)).toBe('a bcde [31m 👩‍🎤')
  for (const nothing of ['', ' \n\t', '\u200B\u200D', '\u3164\u2800', '\u0007'])
    expect(cleanText(nothing, 100)).toBe('')
})

test('a message is cut where it is too long, never inside a character', () => {
  expect(cleanText(`${'x'.repeat(9)}😀😀`, 10)).toBe('x'.repeat(9))
  expect(cleanText('y'.repeat(1e6), 1000)).toHaveLength(1000)
})
