import { asPositionMs } from '../protocol/index.ts'
import { assemble, cut, type Sung, tidy } from './assemble.ts'
import { LYRICS_LINES, type Lyrics } from './lyrics.ts'

/** What is read of a text of lyrics, in UTF-16 units. */
export const LYRICS_LENGTH = 1 << 18

/** `1:02`, `01:02.3`, `01:02.34`, `01:02:34`, `01:02,345`, `1:00:02.34`. */
const TIME = String.raw`(?:(\d{1,2}):(?=\d{1,2}:\d{1,2}[.,]))?(\d{1,3}):(\d{1,2})(?:[.,:](\d{1,3}))?`
/** The stamps at the head of a line, one after the other. */
const HEAD = new RegExp(String.raw`\s*\[${TIME}\]`, 'gy')
const HEADS = new RegExp(String.raw`^(?:\s*\[${TIME}\])+`)
/** A stamp within a line, in either kind of brackets. */
const WITHIN = new RegExp(String.raw`[<[]${TIME}[>\]]`, 'g')
const OFFSET = /^\s*\[offset:\s*([+-]?\d{1,7})\s*(?:ms)?\s*\]/i
/** What a file says of itself and not of the song's words. */
const ABOUT = /^\s*\[(?:ti|ar|al|au|lr|by|re|ve|tool|length|offset|id|la|lang|encoding)\s*:[^\]]*\]\s*$/i

/**
 * Reads lyrics as LRC, the format of `[01:02.34]` before each line, with all its habits: several stamps to a line, lines in any
 * order, `[offset:]` in ms (what is above 0 makes lines come sooner), stamps of words (`<01:02.34>`), two lines of one stamp, old and new
 * ends of lines. A text without stamps is lyrics without times. Null when there is nothing to sing in it; never throws.
 */
export const parseLyrics = (text: string): Lyrics | null => {
  const rows = text
    .slice(0, LYRICS_LENGTH)
    .replace(/^\uFEFF/, '')
    .split(/\r\n?|[\n\u2028\u2029]/)
  return timed(rows) ?? plain(rows)
}

const timed = (rows: readonly string[]): Lyrics | null => {
  const offset = rows.map((row) => OFFSET.exec(row)?.[1]).findLast((found) => found !== undefined)
  const sung = rows.flatMap((row) => readRow(row, Number(offset ?? 0)))
  const lyrics = assemble(sung)
  // A form that nobody has filled in has one time everywhere: that is none.
  return lyrics?.lines.length === 1 && sung.length > 3 ? null : lyrics
}

const readRow = (row: string, offset: number): Sung[] => {
  const heads = [...row.matchAll(HEAD)]
  const [first] = heads
  if (first === undefined) return []
  const rest = row.slice(heads.reduce((length, [whole]) => length + whole.length, 0))
  const marks = [...rest.matchAll(WITHIN)]
  const parts = [{ at: first, from: 0 }, ...marks.map((at) => ({ at, from: at.index + at[0].length }))]
  const ends = [...marks.map(({ index }) => index), rest.length]
  const words = parts.map(({ at, from }, n) => ({ atMs: msOf(at) - offset, text: rest.slice(from, ends[n]) }))
  const text = words.map((word) => word.text).join('')
  // Times of words are those of the song, so a line that is sung again has them once.
  const hasWords = marks.length > 0 && heads.length === 1
  return heads.map((head) => ({ atMs: msOf(head) - offset, text, ...(hasWords && { words }) }))
}

const msOf = ([, hours = '0', minutes, seconds, fraction = '']: RegExpExecArray | RegExpMatchArray): number =>
  ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(fraction.padEnd(3, '0'))

const plain = (rows: readonly string[]): Lyrics | null => {
  const texts: string[] = []
  for (const row of rows) {
    if (ABOUT.test(row)) continue
    const text = cut(tidy(row.replace(HEADS, '')))
    // Verses are set apart by one empty line.
    if (text !== '' || (texts.at(-1) ?? '') !== '') texts.push(text)
  }
  if (texts.at(-1) === '') texts.pop()
  if (texts.length === 0) return null
  return { isTimed: false, lines: texts.slice(0, LYRICS_LINES).map((text) => ({ atMs: asPositionMs(0), text })) }
}

/** Lyrics as LRC: what `parseLyrics` reads as the same, where times are whole milliseconds. */
export const printLyrics = ({ isTimed, lines }: Lyrics): string =>
  lines
    .flatMap(({ atMs, text, words }) => {
      if (!isTimed) return text
      const sung = words ? [words.map((word) => `<${printTime(word.atMs)}>${word.text}`).join('')] : text.split('\n')
      return sung.map((row) => `[${printTime(atMs)}]${row}`)
    })
    .join('\n')

const printTime = (ms: number): string => {
  const whole = Math.round(ms)
  const digits = (value: number, many: number) => String(value).padStart(many, '0')
  const [hours, minutes, seconds] = [Math.floor(whole / 3_600_000), Math.floor(whole / 60_000) % 60, whole / 1000]
  const tail = `${digits(minutes, 2)}:${digits(Math.floor(seconds) % 60, 2)}.${digits(whole % 1000, 3)}`
  return hours === 0 ? tail : `${digits(hours, 2)}:${tail}`
}
