/** Longest line of text the protocol carries, in UTF-16 units. */
const LINE_LENGTH = 300

/**
 * One line of foreign text made fit to show: control and direction-changing characters and lone surrogates go, runs
 * of white space become one space, and it ends after 300 units, never inside a character.
 */
export function cleanLine(text: string): string {
  const line = text
    .slice(0, 4 * LINE_LENGTH)
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\p{Cf}\p{Co}\p{Cn}\uFFFD]/gu, (character) => (KEPT_FORMATS.has(character) ? character : ''))
    .replace(/\s+/gu, ' ')
    .trim()
  return line.length <= LINE_LENGTH
    ? line
    : line
        .slice(0, LINE_LENGTH)
        .toWellFormed()
        .replace(/\uFFFD$/u, '')
        .trimEnd()
}

/** Invisible characters that several scripts and emoji need: joiner and non-joiner. */
const KEPT_FORMATS = new Set(['\u200C', '\u200D'])

/** A title out of a file's name: `03 - My_Song.MP3` becomes `My Song`. Empty when nothing is left. */
export function titleFromFileName(fileName: string): string {
  const base = fileName.slice(-4 * LINE_LENGTH).replace(/^.*[/\\]/su, '')
  const bare = cleanLine(base.replace(/\.[A-Za-z0-9]{1,5}$/u, '').replaceAll('_', ' '))
  const unnumbered = bare.replace(/^\d{1,3}(\s*[-.)]\s*|\s+)(?=\S)/u, '')
  return unnumbered || bare
}
