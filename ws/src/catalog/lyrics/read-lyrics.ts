import { LYRICS_LENGTH, type Lyrics, lyricsOfSyllables, parseLyrics, type Syllable } from '@earshot/sync'
import { cleanText } from '../../text/clean-text.ts'

/** What a song's tags hold of lyrics, as they hold it. */
export type TaggedLyrics = { texts: readonly string[]; syllables: readonly (readonly Syllable[])[] }

/** The lyrics in a foreign text, made fit to show; null when there are none in it. */
export const lyricsIn = (text: string): Lyrics | null => parseLyrics(cleanText(text, LYRICS_LENGTH))

/** The lyrics in tags: those with times before those without. */
export const lyricsInTags = ({ texts, syllables }: TaggedLyrics): Lyrics | null =>
  timedFirst([...syllables.map(ofSyllables), ...texts.map(lyricsIn)])

const timedFirst = (found: readonly (Lyrics | null)[]): Lyrics | null =>
  found.find((lyrics) => lyrics?.isTimed) ?? found.find((lyrics) => lyrics !== null) ?? null

const CLEAN_LENGTH = 500
/** Line breaks and the space between words stay where they are: they say where a line begins, and a word. */
const ofSyllables = (syllables: readonly Syllable[]): Lyrics | null =>
  lyricsOfSyllables(
    syllables.map(({ atMs, text }) => {
      const [, before = '', after = ''] = /^(\s*)(?:.*\S)?(\s*)$/su.exec(text) ?? []
      return { atMs: Number.isFinite(atMs) ? atMs : 0, text: before + cleanText(text, CLEAN_LENGTH) + after }
    }),
  )
