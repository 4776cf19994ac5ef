import type { Lyrics } from '@earshot/sync'
import * as z from 'zod'
import { splitTitle } from '../playlists/entry.ts'
import { bestMatches, type Described, withoutRemarks } from '../search/match.ts'
import { StatusError } from '../vendor/fetch-text.ts'
import { rowsOf } from '../vendor/rows.ts'
import { tellStatus } from '../vendor/tell-status.ts'
import type { VendorClient } from '../vendor/vendor-client.ts'
import { lyricsIn } from './read-lyrics.ts'

/** What a service of lyrics is asked by. */
export type Wanted = Described & { album: string }

/** Asks a service for a song's lyrics; null when it has none. Throws when it cannot be asked. */
export type AskLyrics = (wanted: Wanted) => Promise<Lyrics | null>

const entry = z.object({
  trackName: z.string(),
  artistName: z.string(),
  /** Seconds. */
  duration: z.number().nullish(),
  instrumental: z.boolean().nullish(),
  plainLyrics: z.string().nullish(),
  syncedLyrics: z.string().nullish(),
})
type Entry = z.infer<typeof entry>

/** Two recordings whose lengths are further apart are sung at different times. */
const SAME_TIMES_MS = 3000

/** LRCLIB: lyrics that anyone may add and anyone may ask for. No key. */
export function openLrclib(client: VendorClient): AskLyrics {
  /** The one of just this song; it answers 404 when there is none. */
  const exact = async ({ title, artist, album, durationMs }: Wanted): Promise<Entry | null> => {
    const query = {
      track_name: title,
      artist_name: artist,
      ...(album !== '' && { album_name: album }),
      ...(durationMs !== null && { duration: Math.round(durationMs / 1000) }),
    }
    try {
      return await client.json({ vendor: 'lrclib', path: '/api/get', query }, entry)
    } catch (error) {
      if (error instanceof StatusError && [400, 404].includes(error.status)) return null
      return tellStatus(error)
    }
  }

  /** Those of songs like it, the best first. */
  const similar = async ({ title, artist, durationMs }: Wanted): Promise<Entry[]> => {
    const query = { track_name: title, artist_name: artist }
    const rows = await client.json({ vendor: 'lrclib', path: '/api/search', query }, rowsOf(entry)).catch(tellStatus)
    const described = rows.map((row) => ({
      row,
      title: row.trackName,
      artist: row.artistName,
      durationMs: row.duration ? row.duration * 1000 : null,
    }))
    return bestMatches({ title, artist, durationMs }, described).map(({ row }) => row)
  }

  return async (wanted) => {
    let plain: Lyrics | null = null
    for (const named of namesOf(wanted)) {
      const own = await exact(named)
      if (own?.instrumental) return null
      const lyrics = own && lyricsOf(own, named.durationMs)
      if (lyrics?.isTimed) return lyrics
      const others = (await similar(named)).map((each) => lyricsOf(each, named.durationMs))
      const timed = others.find((each) => each?.isTimed)
      if (timed) return timed
      plain ??= lyrics ?? others.find((each) => each !== null) ?? null
    }
    return plain
  }
}

/** As what a song is asked for: by its artist, and as videos are called, "Artist - Title" by whoever uploaded it. */
function namesOf(wanted: Wanted): Wanted[] {
  const asked = { ...wanted, title: withoutRemarks(wanted.title), artist: wanted.artist.replace(/ - Topic$/, '') }
  const split = { ...asked, ...splitTitle(asked.title) }
  return [asked, split].filter(
    ({ title, artist }, n) => title !== '' && artist !== '' && (n === 0 || title !== asked.title),
  )
}

function lyricsOf({ duration, syncedLyrics, plainLyrics }: Entry, durationMs: number | null): Lyrics | null {
  const isInTime = durationMs === null || !duration || Math.abs(duration * 1000 - durationMs) <= SAME_TIMES_MS
  const timed = syncedLyrics && isInTime ? lyricsIn(syncedLyrics) : null
  return timed ?? (plainLyrics ? lyricsIn(plainLyrics) : null)
}
