import * as z from 'zod'
import { type PositionMs, positionMs } from '../protocol/index.ts'

export const LYRICS_LINES = 2000
export const LYRICS_LINE_LENGTH = 500
export const LYRICS_LINE_WORDS = 200

/** A part of a line, from when it is sung on, with the space that follows it. */
export const lyricsWord = z.object({ atMs: positionMs, text: z.string().max(LYRICS_LINE_LENGTH) })
export type LyricsWord = z.infer<typeof lyricsWord>

/**
 * A line, from when it is sung on, until the next. Empty where nothing is sung; of several rows where one instant has several, as a
 * line and its translation. Its words, where their times are known, make up its text.
 */
export const lyricsLine = z.object({
  atMs: positionMs,
  text: z.string().max(LYRICS_LINE_LENGTH),
  words: z.array(lyricsWord).min(2).max(LYRICS_LINE_WORDS).optional(),
})
export type LyricsLine = z.infer<typeof lyricsLine>

/** What is sung in a song. Each line of timed lyrics begins later than the one before; without times all stand at 0. */
export const lyrics = z.object({ isTimed: z.boolean(), lines: z.array(lyricsLine).min(1).max(LYRICS_LINES) })
export type Lyrics = z.infer<typeof lyrics>

/** Where lyrics are from: the song's own tags, a file beside it, or a service on the web. */
export const lyricsSource = z.enum(['tags', 'file', 'provider'])
export type LyricsSource = z.infer<typeof lyricsSource>

/** What a server has of a song's lyrics. `provider`: whether it asks a service where it has none, and whether that has failed. */
export const foundLyrics = z.object({
  lyrics: lyrics.nullable(),
  source: lyricsSource.nullable(),
  provider: z.enum(['off', 'ok', 'failed']),
})
export type FoundLyrics = z.infer<typeof foundLyrics>

/** The place of the line that is sung at `position`; -1 before the first one, and in lyrics without times. */
export const lineAt = ({ isTimed, lines }: Lyrics, position: PositionMs): number =>
  isTimed ? lastBegun(lines, position) : -1

/** The place of the word of a line that is sung at `position`; -1 before the first one, and where words have no times. */
export const wordAt = ({ words }: LyricsLine, position: PositionMs): number =>
  words === undefined ? -1 : lastBegun(words, position)

/** When after `position` the next line or word begins; null when none does. */
export const nextBegin = (lyrics: Lyrics, position: PositionMs): PositionMs | null => {
  if (!lyrics.isTimed) return null
  const at = lineAt(lyrics, position)
  const line = lyrics.lines[at]
  const word = line?.words?.[wordAt(line, position) + 1]
  const next = lyrics.lines[at + 1]
  if (word === undefined || next === undefined) return (word ?? next)?.atMs ?? null
  return word.atMs < next.atMs ? word.atMs : next.atMs
}

/** The place of the last that has begun at `position`, of things that begin one after the other; -1 for none. */
const lastBegun = (things: readonly { atMs: number }[], position: number): number => {
  let [from, to] = [0, things.length]
  while (from < to) {
    const middle = (from + to) >>> 1
    if ((things[middle]?.atMs ?? 0) <= position) from = middle + 1
    else to = middle
  }
  return from - 1
}
