import { foldText } from '../search-text.ts'

/** What is known of a song wherever it is from. */
export type Described = { title: string; artist: string; durationMs: number | null }

/** Below this a find is another song, or may be. */
export const GOOD_MATCH = 0.7

/** Words that make it another recording, unless the wanted song has them too. */
const OTHER_RECORDING = new Set(
  `live cover karaoke instrumental remix rework bootleg mashup nightcore slowed sped reverb 8d acoustic tutorial lesson
   reaction review trailer teaser demo medley tribute lyrics`
    .split(/\s+/)
    // A video that shows the words is the same recording.
    .filter((word) => word !== 'lyrics'),
)

/** What is said of a recording in brackets or behind a dash, and changes nothing of what is heard. */
const REMARK =
  /[([][^)\]]*\b(?:official|video|audio|lyrics?|visuali[sz]er|hd|hq|4k|remaster(?:ed)?|explicit|mono|stereo|topic|album version|single version)\b[^)\]]*[)\]]|\s[-–—]\s*(?:\d{4}\s*)?(?:remaster(?:ed)?|mono|stereo|single version|album version)\b.*$/giu
const GUESTS = /[([]?\b(?:feat|ft|featuring)\b\.?[^)\]]*[)\]]?/giu

const wordsOf = (text: string): string[] => foldText(text).split(' ').filter(Boolean)

/** A title without what changes nothing of what is heard ("Official Video", "2011 Remaster"), unless nothing else is left. */
export const withoutRemarks = (title: string): string => title.replace(REMARK, ' ').replace(/\s+/g, ' ').trim() || title

/** A title's own words: without remarks and guests, unless nothing else is left. */
function titleWords(title: string): string[] {
  const bare = wordsOf(title.replace(REMARK, ' ').replace(GUESTS, ' '))
  return bare.length > 0 ? bare : wordsOf(title)
}

const share = (words: readonly string[], within: ReadonlySet<string>): number =>
  words.length === 0 ? 0 : words.filter((word) => within.has(word)).length / words.length

/**
 * How likely it is that two descriptions are of one recording, from 0 to 1. Every word of the wanted title and most of its artist must be
 * there, wherever the other writes them ("Artist - Title" in one line, as videos have it); words that are not asked for
 * count against it, a word like "live" or "cover" rules it out, and so does another length. Symmetric in nothing: `wanted` is what is sought.
 */
export function matchScore(wanted: Described, found: Described): number {
  const title = titleWords(wanted.title)
  const artist = wordsOf(wanted.artist.replace(GUESTS, ' '))
  const theirTitle = titleWords(found.title)
  const asked = new Set([...wordsOf(wanted.title), ...wordsOf(wanted.artist)])
  if (title.length === 0 || wordsOf(found.title).some((word) => OTHER_RECORDING.has(word) && !asked.has(word))) return 0
  if (title.some((word) => OTHER_RECORDING.has(word) && !wordsOf(found.title).includes(word))) return 0

  const theirs = new Set([...theirTitle, ...wordsOf(found.artist)])
  const titleShare = share(title, new Set(theirTitle))
  const artistShare =
    artist.length === 0 ? 0.5 : Math.max(share(artist, theirs), share(wordsOf(found.artist), new Set(artist)))
  if (titleShare < 1 || artistShare < 0.5) return 0

  const extra = theirTitle.filter((word) => !asked.has(word) && !wordsOf(found.artist).includes(word)).length
  const clean = title.length / (title.length + extra)
  return (0.35 + 0.25 * artistShare + 0.4 * clean) * lengthFactor(wanted.durationMs, found.durationMs)
}

/** 1 within 3 s, 0 from 15 s on; when one is not known it says nothing, and a little is taken off for that. */
function lengthFactor(one: number | null, other: number | null): number {
  if (one === null || other === null) return 0.95
  const apart = Math.abs(one - other)
  return apart <= 3000 ? 1 : Math.max(0, 1 - (apart - 3000) / 12_000)
}

/** Those that fit, the best first; of equals the earlier. */
export function bestMatches<Found extends Described>(wanted: Described, found: readonly Found[]): Found[] {
  return found
    .map((each) => ({ each, score: matchScore(wanted, each) }))
    .filter(({ score }) => score >= GOOD_MATCH)
    .sort((one, other) => other.score - one.score)
    .map(({ each }) => each)
}
