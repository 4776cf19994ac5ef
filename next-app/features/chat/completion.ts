import type { PublicUser } from '@earshot/sync'

/** A name that is being written after an `@`: where the `@` stands, and what follows it so far. */
export type Begun = { from: number; typed: string }

/** No name is longer. */
const NAME_LENGTH = 40
/** So many people are offered at once. */
const OFFERED = 6

const isWord = (character: string): boolean => /[\p{L}\p{N}_]/u.test(character)

/** Large or small, with or without marks: it is the same letter to whoever looks for a name. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** The name that is being written at `caret`; null where none is. */
export const begunAt = (text: string, caret: number): Begun | null => {
  const from = caret === 0 ? -1 : text.lastIndexOf('@', caret - 1)
  if (from === -1 || caret - from - 1 > NAME_LENGTH || isWord(text.charAt(from - 1))) return null
  const typed = text.slice(from + 1, caret)
  return /^\s|\n/.test(typed) ? null : { from, typed }
}

/** Who may be meant by what was typed, the likeliest first: names that begin so, then those of which another word does. */
export const offersFor = (typed: string, people: readonly PublicUser[]): readonly PublicUser[] => {
  const wanted = plain(typed)
  const rank = ({ name }: PublicUser): number => {
    const own = plain(name)
    if (own.startsWith(wanted)) return 0
    return own.split(/\s+/).some((word) => word.startsWith(wanted)) ? 1 : 2
  }
  return people
    .map((person) => ({ person, rank: rank(person) }))
    .filter((it) => it.rank < 2)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, OFFERED)
    .map(({ person }) => person)
}

/** The text with the whole name in it and a space behind, and where one goes on writing. */
export const completed = (text: string, { from, typed }: Begun, name: string): { text: string; caret: number } => {
  const before = `${text.slice(0, from)}@${name} `
  const after = text.slice(from + 1 + typed.length).replace(/^ /, '')
  return { text: before + after, caret: before.length }
}
