import * as z from 'zod'
import { cleanLine } from '../../text/clean-text.ts'
import { CatalogError } from '../catalog-error.ts'
import type { Draft } from '../draft.ts'
import { fromSeconds } from '../durations.ts'
import { spellLink } from '../links/link.ts'
import { PAGE, type SearchCatalog } from '../search/search-catalog.ts'
import { rowsOf, webAddress } from '../vendor/rows.ts'
import { tellStatus } from '../vendor/tell-status.ts'
import type { VendorClient } from '../vendor/vendor-client.ts'

const track = z.object({
  id: z.coerce.string().regex(/^\d{1,12}$/),
  name: z.string(),
  /** Seconds. */
  duration: z.coerce.number().nullish(),
  artist_name: z.string().nullish(),
  album_name: z.string().nullish(),
  audio: z.url({ protocol: /^https?$/ }).max(2048),
  image: webAddress,
})

/** Every answer is a 200; how it went stands in `headers` (developer.jamendo.com/v3.0/response-codes). */
const answer = z.object({
  headers: z.object({ status: z.string(), code: z.number() }),
  results: rowsOf(track).default([]),
})

const INVALID_CLIENT = 5
const RATE_LIMIT = 6
const SUSPENDED = 11

export type Jamendo = { track(trackId: string): Promise<Draft>; catalog: SearchCatalog }

/** Jamendo: music under free licences. Needs the operator's client id. */
export function openJamendo(client: VendorClient, clientId: string): Jamendo {
  const ask = async (query: Record<string, string | number>): Promise<Draft[]> => {
    const all = { client_id: clientId, format: 'json', audioformat: 'mp32', ...query }
    const told = await client.json({ vendor: 'jamendo', path: '/v3.0/tracks/', query: all }, answer).catch(tellStatus)
    const { code } = told.headers
    if (code === INVALID_CLIENT || code === SUSPENDED) throw new CatalogError('key-refused')
    if (code === RATE_LIMIT) throw new CatalogError('rate-limited')
    if (code !== 0) throw new CatalogError('vendor-failed', told.headers)
    return told.results.map(draftOf)
  }

  return {
    track: async (trackId) => {
      const [song] = await ask({ id: trackId })
      if (!song) throw new CatalogError('song-not-found')
      return song
    },
    catalog: {
      info: { catalogId: 'jamendo', name: 'Jamendo', finds: 'songs' },
      search: (query) => ask({ search: query, limit: PAGE, order: 'relevance' }),
    },
  }
}

function draftOf({ id, name, duration, artist_name, album_name, audio, image }: z.infer<typeof track>): Draft {
  return {
    link: spellLink({ kind: 'jamendo', trackId: id }),
    source: { kind: 'url', url: audio, mimeType: 'audio/mpeg', sizeBytes: null },
    title: cleanLine(name) || id,
    artist: cleanLine(artist_name ?? ''),
    album: cleanLine(album_name ?? ''),
    durationMs: duration ? fromSeconds(duration) : null,
    pictureUrl: image,
  }
}
