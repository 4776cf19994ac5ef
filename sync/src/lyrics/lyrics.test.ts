import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { asPositionMs } from '../protocol/index.ts'
import { parseLyrics, printLyrics } from './lrc.ts'
import { LYRICS_LINE_LENGTH, LYRICS_LINES, type Lyrics, lineAt, lyrics, nextBegin, wordAt } from './lyrics.ts'
import { lyricsOfSyllables } from './syllables.ts'

// L1  Lyrics that are printed and read are the same lyrics.
// L2  Whatever is read, nothing is thrown, and what comes of it keeps every bound; timed lines begin one after the other.
// L3  The line at a position is the last that has begun; none later has.
// L4  Between one begin and the next nothing changes.

const at = asPositionMs

const aText = fc.stringMatching(/^[a-zà-ü' ,\u0627-\u064a]{0,40}$/).map((text) => text.replace(/\s+/g, ' ').trim())
const aWord = fc.stringMatching(/^[a-z']{1,8}$/)
const anInstant = fc.integer({ min: 0, max: 36_000_000 })

const aTimedLine = fc.oneof(
  fc.record({ atMs: anInstant.map(at), text: aText }),
  fc
    .tuple(anInstant, fc.uniqueArray(aText.filter(Boolean), { minLength: 2, maxLength: 3 }))
    .map(([ms, rows]) => ({ atMs: at(ms), text: rows.join('\n') })),
  fc
    .tuple(anInstant, fc.array(fc.tuple(aWord, fc.integer({ min: 0, max: 900 })), { minLength: 2, maxLength: 6 }))
    .map(([ms, said]) => {
      let now = ms
      const words = said.map(([text, after], n) => {
        now += after
        return { atMs: at(now), text: n === said.length - 1 ? text : `${text} ` }
      })
      return { atMs: at(ms), text: words.map(({ text }) => text).join(''), words }
    }),
)

const timedLyrics = fc
  .uniqueArray(aTimedLine, { minLength: 1, maxLength: 30, selector: ({ atMs }) => atMs })
  .filter((lines) => lines.some(({ text }) => text !== ''))
  .map((lines): Lyrics => ({ isTimed: true, lines: lines.sort((one, other) => one.atMs - other.atMs) }))

const plainLyrics = fc
  .array(aText.filter(Boolean), { minLength: 1, maxLength: 30 })
  .map((texts): Lyrics => ({ isTimed: false, lines: texts.map((text) => ({ atMs: at(0), text })) }))

const pieces = [
  '[',
  ']',
  '<',
  '>',
  ':',
  '.',
  '0',
  '1',
  '59',
  '\n',
  '\r',
  ' ',
  'la',
  '[00:01.00]',
  '<00:02>',
  '[offset:',
]
const rubbish = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.array(fc.constantFrom(...pieces), { maxLength: 200 }).map((parts) => parts.join('')),
)

const isInOrder = (lines: readonly { atMs: number }[]) =>
  lines.every(({ atMs }, n) => n === 0 || atMs > (lines[n - 1]?.atMs ?? 0))

describe('lyrics', () => {
  it('L1: that are printed and read are the same', () => {
    fc.assert(
      fc.property(fc.oneof(timedLyrics, plainLyrics), (some) => {
        expect(parseLyrics(printLyrics(some))).toEqual(some)
      }),
    )
  })

  it('L2: come of whatever is read, within their bounds, or do not come of it', () => {
    fc.assert(
      fc.property(rubbish, (text) => {
        const read = parseLyrics(text)
        if (read === null) return
        expect(lyrics.parse(read)).toEqual(read)
        if (read.isTimed) expect(isInOrder(read.lines)).toBe(true)
        else expect(new Set(read.lines.map(({ atMs }) => atMs))).toEqual(new Set([0]))
      }),
      { numRuns: 500 },
    )
  })

  it('L2: the same of syllables', () => {
    const syllables = fc.array(fc.record({ atMs: fc.integer(), text: fc.oneof(aWord, rubbish) }), { maxLength: 60 })
    fc.assert(
      fc.property(syllables, (some) => {
        const read = lyricsOfSyllables(some)
        if (read === null) return
        expect(lyrics.parse(read)).toEqual(read)
        expect(isInOrder(read.lines)).toBe(true)
      }),
    )
  })

  it('L3: the line at a position is the last that has begun', () => {
    fc.assert(
      fc.property(timedLyrics, anInstant, (some, position) => {
        const place = lineAt(some, at(position))
        expect(place).toBe(some.lines.filter(({ atMs }) => atMs <= position).length - 1)
      }),
    )
  })

  it('L4: nothing changes before the next begin, and then something does', () => {
    fc.assert(
      fc.property(timedLyrics, anInstant, fc.double({ min: 0, max: 1, noNaN: true }), (some, position, share) => {
        const seen = (ms: number) => {
          const line = lineAt(some, at(ms))
          return [line, line < 0 ? -1 : wordAt(some.lines[line] ?? { atMs: at(0), text: '' }, at(ms))]
        }
        const next = nextBegin(some, at(position))
        const until = next ?? position + 10_000_000
        expect(until).toBeGreaterThan(position)
        expect(seen(position + (until - position) * Math.min(share, 0.999))).toEqual(seen(position))
        if (next !== null) expect(seen(next)).not.toEqual(seen(position))
      }),
    )
  })

  it('without times have no line that is sung', () => {
    const some = parseLyrics('One\nTwo')
    expect(some && [lineAt(some, at(5000)), nextBegin(some, at(0))]).toEqual([-1, null])
  })
})

const linesOf = (text: string) => parseLyrics(text)?.lines.map(({ atMs, text: said }) => [atMs, said])

describe('LRC', () => {
  test.each([
    ['1:02', 62_000],
    ['01:02.3', 62_300],
    ['01:02.34', 62_340],
    ['01:02.345', 62_345],
    ['01:02:34', 62_340],
    ['01:02,34', 62_340],
    ['100:00.00', 6_000_000],
    ['1:00:02.50', 3_602_500],
  ])('a line at [%s] begins at %d ms', (stamp, ms) => expect(linesOf(`[${stamp}]La`)).toEqual([[ms, 'La']]))

  it('a line with several stamps is sung each time, whatever order they are in', () => {
    expect(linesOf('[00:30.00] [00:10.00]Again\r\n[00:20.00]Between\r[00:05.00]')).toEqual([
      [5000, ''],
      [10_000, 'Again'],
      [20_000, 'Between'],
      [30_000, 'Again'],
    ])
  })

  it('an offset above 0 makes lines come sooner, wherever it stands, and never before the song', () => {
    expect(linesOf('[00:00.20]One\n[00:02.00]Two\n[offset:+500]')).toEqual([
      [0, 'One'],
      [1500, 'Two'],
    ])
    expect(linesOf('[offset: -250 ms]\n[00:01.00]One')).toEqual([[1250, 'One']])
  })

  it('words have stamps of their own', () => {
    const read = parseLyrics('[00:12.00] <00:12.00> Hello <00:12.50> wide <00:13.00> world <00:13.40>')
    expect(read?.lines).toEqual([
      {
        atMs: 12_000,
        text: 'Hello wide world',
        words: [
          { atMs: 12_000, text: 'Hello ' },
          { atMs: 12_500, text: 'wide ' },
          { atMs: 13_000, text: 'world' },
        ],
      },
    ])
    expect(linesOf('[00:01.00]Brackets [00:01.50]too')).toEqual([[1000, 'Brackets too']])
  })

  it('words of a line that is sung twice are those of no time', () => {
    expect(parseLyrics('[00:01.00][00:09.00]<00:01.00>Oh <00:01.50>no')?.lines).toEqual([
      { atMs: 1000, text: 'Oh no' },
      { atMs: 9000, text: 'Oh no' },
    ])
  })

  it('what a file says of itself is not sung', () => {
    const text = '\uFEFF[ti:Song]\n[ar: Ada]\n[length: 3:20]\n[by:x]\n[00:01.00]La\nno stamp\n'
    expect(linesOf(text)).toEqual([[1000, 'La']])
    expect(linesOf('[ti:Song]\n\n[Chorus]\nLa\n\n\n\nLa')).toEqual([
      [0, '[Chorus]'],
      [0, 'La'],
      [0, ''],
      [0, 'La'],
    ])
  })

  it('two lines of one stamp, as a line and its translation, are one of two rows', () => {
    expect(linesOf('[00:01.00]Bonjour\n[00:01.00]Hello\n[00:01.00]Hello')).toEqual([[1000, 'Bonjour\nHello']])
  })

  it('a form that nobody has filled in has no times', () => {
    const form = ['One', 'Two', 'Three', 'Four'].map((text) => `[00:00.00]${text}`).join('\n')
    expect(parseLyrics(form)).toMatchObject({ isTimed: false, lines: [{ text: 'One' }, {}, {}, { text: 'Four' }] })
  })

  test.each(['', '\n\n', '[ti:Song]', '[00:01.00]\n[00:02.00] ', '\u0000'])('%j is nothing to sing', (text) =>
    expect(parseLyrics(text)).toBeNull(),
  )

  it('what is too long or too many ends where it must, inside no character', () => {
    const long = parseLyrics(`[00:01.00]${'a'.repeat(LYRICS_LINE_LENGTH - 1)}🎵`)
    expect(long?.lines[0]?.text).toBe('a'.repeat(LYRICS_LINE_LENGTH - 1))
    const many = Array.from({ length: LYRICS_LINES + 5 }, (_, n) => `[${Math.floor(n / 60)}:${n % 60}]${n}`)
    expect(parseLyrics(many.join('\n'))?.lines).toHaveLength(LYRICS_LINES)
  })
})

describe('syllables', () => {
  it('with line breaks are words of lines', () => {
    const read = lyricsOfSyllables([
      { atMs: 1000, text: 'Stran' },
      { atMs: 1200, text: 'gers' },
      { atMs: 3000, text: '\nin ' },
      { atMs: 3300, text: 'the night' },
    ])
    expect(read?.lines).toEqual([
      {
        atMs: 1000,
        text: 'Strangers',
        words: [
          { atMs: 1000, text: 'Stran' },
          { atMs: 1200, text: 'gers' },
        ],
      },
      {
        atMs: 3000,
        text: 'in the night',
        words: [
          { atMs: 3000, text: 'in ' },
          { atMs: 3300, text: 'the night' },
        ],
      },
    ])
  })

  it('without them are lines', () => {
    const read = lyricsOfSyllables([
      { atMs: 2000, text: 'Two' },
      { atMs: 1000, text: 'One' },
    ])
    expect(read?.lines).toEqual([
      { atMs: 1000, text: 'One' },
      { atMs: 2000, text: 'Two' },
    ])
    expect(lyricsOfSyllables([])).toBeNull()
  })
})
