import type { FoundLyrics, Lyrics, Song } from '@earshot/sync'
import { remember } from '../vendor/ttl-cache.ts'
import type { AskLyrics, Wanted } from './lrclib.ts'
import { lyricsIn, lyricsInTags, type TaggedLyrics } from './read-lyrics.ts'

export type LyricsOptions = {
  /** What the tags of a song's file hold; null when it has no file. */
  readTags(song: Song): Promise<TaggedLyrics | null>
  /** The text of the file of lyrics beside a song's; null when there is none. */
  readBeside(song: Song): Promise<string | null>
  /** Null: no service is asked. */
  ask: AskLyrics | null
  now(): number
}

/** A song's lyrics, wherever they are to be had first; never throws. */
export type FindLyrics = (song: Song) => Promise<FoundLyrics>

/** What lies here is looked at anew after this: somebody may put lyrics beside their music. All listeners of a room ask at once. */
const HERE_MS = 30_000
const THERE_MS = 24 * 60 * 60_000
const KEPT = 300

/**
 * Lyrics are looked for in a song's own tags, then in the file beside it, then at a service. Those without times are taken where
 * nothing later has them with times. What a service answers is remembered, that it has none too.
 */
export function createFindLyrics({ readTags, readBeside, ask, now }: LyricsOptions): FindLyrics {
  const here = remember(
    async (song: Song): Promise<Pick<FoundLyrics, 'lyrics' | 'source'>> => {
      const tagged = await readTags(song).catch(() => null)
      const inTags = tagged && lyricsInTags(tagged)
      if (inTags?.isTimed) return { lyrics: inTags, source: 'tags' }
      const text = await readBeside(song).catch(() => null)
      const beside = text === null ? null : lyricsIn(text)
      if (beside !== null && (beside.isTimed || inTags === null)) return { lyrics: beside, source: 'file' }
      return { lyrics: inTags, source: inTags && 'tags' }
    },
    { keepMs: HERE_MS, limit: KEPT, now, keyOf: ({ songId }) => songId },
  )
  const there =
    ask &&
    remember(ask, {
      keepMs: THERE_MS,
      limit: KEPT,
      now,
      keyOf: ({ title, artist, album, durationMs }: Wanted) => JSON.stringify([title, artist, album, durationMs]),
    })

  return async (song) => {
    const own = await here(song)
    const provider = there === null ? 'off' : 'ok'
    if (own.lyrics?.isTimed || there === null || song.source.kind === 'live') return { ...own, provider }
    const answer = await there(song).then(
      (lyrics): Lyrics | null => lyrics,
      () => 'failed' as const,
    )
    if (answer === 'failed') return { ...own, provider: 'failed' }
    const isBetter = answer !== null && (own.lyrics === null || answer.isTimed)
    return isBetter ? { lyrics: answer, source: 'provider', provider } : { ...own, provider }
  }
}
