import { assemble } from './assemble.ts'
import type { Lyrics } from './lyrics.ts'

/** A piece of what is sung, and when; a line break in it begins a line. */
export type Syllable = { atMs: number; text: string }

/** Lyrics of pieces as the frame SYLT of ID3 has them: where no piece has a line break, each is a line. */
export const lyricsOfSyllables = (syllables: readonly Syllable[]): Lyrics | null => {
  if (!syllables.some(({ text }) => /[\r\n]/.test(text))) return assemble(syllables)
  const lines: { atMs: number; text: string; words: Syllable[] }[] = []
  let begins = true
  for (const { atMs, text } of syllables) {
    const rows = text.split(/\r\n?|\n/)
    for (const [n, row] of rows.entries()) {
      if (n > 0) begins = true
      if (row.trim() === '') continue
      if (begins) lines.push({ atMs, text: '', words: [] })
      begins = false
      lines.at(-1)?.words.push({ atMs, text: row })
    }
  }
  return assemble(lines)
}
