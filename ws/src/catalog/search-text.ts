import type { Song } from '@earshot/sync'

const QUERY_WORDS = 8
const QUERY_LENGTH = 200

/** Text made alike for comparing: without accents, case or punctuation, words apart by one space. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** All that a song is found by, folded. */
export const searchText = ({ title, artist, album }: Song): string => ` ${foldText(`${title} ${artist} ${album}`)}`

/** The words to be found, folded; at most 8. */
export const searchWords = (query: string): string[] =>
  foldText(query.slice(0, QUERY_LENGTH)).split(' ').filter(Boolean).slice(0, QUERY_WORDS)

/** Whether every word begins a word of the song. */
export const matches = (text: string, words: readonly string[]): boolean =>
  words.every((word) => text.includes(` ${word}`))
