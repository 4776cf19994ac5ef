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

/**
 * Foreign text of several lines made fit to show: the same for each of its lines, of which no more than one in a row is
 * empty. It ends after `length` units, never inside a character; empty when nothing that can be seen is left.
 */
export function cleanText(text: string, length: number): string {
  const lines = text
    .slice(0, 4 * length)
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?|[\p{Zl}\p{Zp}]/gu, '\n')
    .replace(/[^\P{Cc}\n]+/gu, ' ')
    .replace(/[\p{Cf}\p{Co}\p{Cn}\uFFFD]/gu, (character) => (KEPT_FORMATS.has(character) ? character : ''))
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  const cut =
    lines.length <= length
      ? lines
      : lines
          .slice(0, length)
          .toWellFormed()
          .replace(/\uFFFD$/u, '')
          .trimEnd()
  return INVISIBLE.test(cut) ? '' : cut
}

/** Nothing but what takes no ink. */
const INVISIBLE = /^(?:\s|\u200C|\u200D|\u115F|\u1160|\u3164|\uFFA0|\u2800)*$/u
