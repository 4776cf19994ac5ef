import { asPositionMs, POSITION_MOST_MS } from '../protocol/index.ts'
import { LYRICS_LINE_LENGTH, LYRICS_LINE_WORDS, LYRICS_LINES, type Lyrics, type LyricsLine } from './lyrics.ts'

/** A line as some format has it: in any order, its words with whatever space stands around them. */
export type Sung = { atMs: number; text: string; words?: readonly { atMs: number; text: string }[] }

/** What is written in one row, as it is shown: without control characters, runs of white space being one space. */
export const tidy = (text: string): string => spaced(text).trim()

const spaced = (text: string): string => text.replace(/\p{Cc}+/gu, ' ').replace(/\s+/g, ' ')

/** The text as long as a line may be, and no half character at its end. */
export const cut = (text: string): string =>
  text.length <= LYRICS_LINE_LENGTH
    ? text
    : text
        .slice(0, LYRICS_LINE_LENGTH)
        .replace(/[\uD800-\uDBFF]$/, '')
        .trimEnd()

const place = (ms: number) => asPositionMs(Math.min(POSITION_MOST_MS, Math.max(0, ms)))

/** Timed lyrics of lines in any order; null when nothing is sung in them. What is too much is left out. */
export const assemble = (sung: readonly Sung[]): Lyrics | null => {
  const lines: LyricsLine[] = []
  for (const line of sung.map(asLine).sort((one, other) => one.atMs - other.atMs)) {
    const before = lines.at(-1)
    if (before === undefined || before.atMs !== line.atMs) lines.push(line)
    else lines[lines.length - 1] = together(before, line)
  }
  const kept = lines.slice(0, LYRICS_LINES)
  return kept.some(({ text }) => text !== '') ? { isTimed: true, lines: kept } : null
}

const asLine = ({ atMs, text, words = [] }: Sung): LyricsLine => {
  const at = place(atMs)
  const parts: { atMs: LyricsLine['atMs']; text: string }[] = []
  for (const word of words) {
    const last = parts.at(-1)
    const said = spaced(word.text)
    // The space before a word belongs to the one before it.
    if (last !== undefined && said.startsWith(' ') && !last.text.endsWith(' ')) last.text += ' '
    const own = said.trimStart()
    if (own !== '') parts.push({ atMs: place(Math.max(word.atMs, last?.atMs ?? at)), text: own })
  }
  const last = parts.at(-1)
  if (last !== undefined) last.text = last.text.trimEnd()
  const whole = parts.length > 0 ? parts.map((part) => part.text).join('') : tidy(text)
  const isTimed = parts.length > 1 && parts.length <= LYRICS_LINE_WORDS && whole.length <= LYRICS_LINE_LENGTH
  return { atMs: at, text: cut(whole), ...(isTimed && { words: parts }) }
}

/** Two lines of one instant are one, of a row each. */
const together = (one: LyricsLine, other: LyricsLine): LyricsLine => {
  const rows = one.text.split('\n')
  if (other.text === '' || rows.includes(other.text)) return one
  if (one.text === '') return other
  return { atMs: one.atMs, text: cut(`${one.text}\n${other.text}`) }
}
