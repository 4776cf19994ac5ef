/** What a reader takes for one character: a letter with its marks, an emoji of several parts, a flag. */
const characters =
  typeof Intl.Segmenter === 'undefined'
    ? (text: string): string[] => [...text]
    : (
        (segmenter) =>
        (text: string): string[] =>
          Array.from(segmenter.segment(text), ({ segment }) => segment)
      )(new Intl.Segmenter())

/** What stands for a word: its first letter, figure or picture; what else it begins with only where there is none of these. */
const firstOf = (word: string): string => {
  const all = characters(word)
  return all.find((it) => /[\p{L}\p{N}\p{Extended_Pictographic}\p{Regional_Indicator}]/u.test(it)) ?? all[0] ?? ''
}

/** Scripts whose letters are joined to each other: two initials would be read as a syllable. */
const JOINED = /\p{Script=Arabic}|\p{Script=Syriac}|\p{Script=Mongolian}|\p{Script=Nko}/u
/** Scripts in which two signs are as wide as four letters. */
const WIDE = /\p{Script=Han}|\p{Script=Hangul}|\p{Script=Hiragana}|\p{Script=Katakana}/u

/** Up to two letters that stand for a name in an avatar, in any script; one sign where two would not do. */
export const initials = (name: string): string => {
  const words = name.trim().split(/\s+/)
  const [first, last] = [firstOf(words[0] ?? ''), firstOf(words.length > 1 ? (words.at(-1) ?? '') : '')]
  const isOne =
    JOINED.test(first) || WIDE.test(first) || /\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(first)
  return upper(first) + (isOne ? '' : upper(last)) || '?'
}

/** Some letters are two when they are large: those stay as they are. */
const upper = (character: string): string => {
  const large = character.toUpperCase()
  return characters(large).length === characters(character).length ? large : character
}
