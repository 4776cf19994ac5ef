export { LYRICS_LENGTH, parseLyrics, printLyrics } from './lrc.ts'
export * from './lyrics.ts'
export { lyricsOfSyllables, type Syllable } from './syllables.ts'
