import type { Picture } from './cover.ts'

/** What the parser found; a text is empty, a number null, when it found none. Not cleaned yet. */
export type Tags = {
  title: string
  artist: string
  album: string
  pictures: Picture[]
  codec: string
  hasVideo: boolean
  sampleRate: number | null
  numberOfSamples: number | null
  durationS: number | null
  /** The tag in which iTunes tells delay, padding and number of samples. */
  gapless: string
  lyrics: LyricsTags
}

/** What tags hold of lyrics: texts, which may be LRC, and pieces with the instant of each in ms. */
export type LyricsTags = { texts: string[]; syllables: { atMs: number; text: string }[][] }

/** The type of the content as file-type names it (empty: none it knows), and its tags, null when unreadable. */
export type TagReading = { contentType: string; tags: Tags | null; reason?: string }
