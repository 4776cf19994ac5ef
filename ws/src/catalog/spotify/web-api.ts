import * as z from 'zod'
import { cleanLine } from '../../text/clean-text.ts'
import { CatalogError } from '../catalog-error.ts'
import type { Draft, DraftList } from '../draft.ts'
import type { SearchCatalog } from '../search/search-catalog.ts'
import { StatusError } from '../vendor/fetch-text.ts'
import { rowsOf } from '../vendor/rows.ts'
import type { VendorClient } from '../vendor/vendor-client.ts'
import { apiAlbum, apiTrack, apiTrackDraft } from './read-track.ts'
import type { Spotify } from './spotify.ts'
import { appToken, type SpotifyKeys } from './token.ts'

const next = z.string().nullish()
const searchAnswer = z.object({ tracks: z.object({ items: rowsOf(apiTrack) }) })
const albumPage = z.object({ items: rowsOf(apiTrack), next })
const listName = z.object({ name: z.string() })
/** `item` since February 2026, `track` before; either may be an episode, or null when the track is gone. */
const listPage = z.object({
  items: rowsOf(z.object({ item: z.unknown().optional(), track: z.unknown().optional() })),
  next,
})

/** The most that one call answers: of a search since February 2026, and of a list. */
const SEARCH_PAGE = 10
const LIST_PAGE = 50

/** Spotify's Web API with the program's own token: whole albums, playlists as far as their owners let everyone see them, searches. */
export function webApi(client: VendorClient, keys: SpotifyKeys, now: () => number): Spotify & SearchCatalog {
  const token = appToken(client, keys, now)

  const ask = async <T>(path: string, query: Record<string, string | number>, schema: z.ZodType<T>): Promise<T> => {
    for (let attempt = 1; ; attempt += 1) {
      const authorization = `Bearer ${await token.get()}`
      try {
        return await client.json(
          { vendor: 'spotify-api', path: `/v1${path}`, query, headers: { authorization } },
          schema,
        )
      } catch (error) {
        if (!(error instanceof StatusError)) throw error
        // Revoked before its time: one new one.
        if (error.status !== 401 || attempt > 1) throw tellApi(error)
        token.forget()
      }
    }
  }

  /** Page after page until there are enough. */
  const pages = async <T extends { next?: string | null | undefined }>(
    path: string,
    schema: z.ZodType<T>,
    limit: number,
    draftsOf: (page: T) => Draft[],
  ): Promise<Omit<DraftList, 'name'>> => {
    const drafts: Draft[] = []
    for (let offset = 0; ; offset += LIST_PAGE) {
      const page = await ask(path, { limit: LIST_PAGE, offset }, schema)
      drafts.push(...draftsOf(page))
      if (!page.next) return { drafts: drafts.slice(0, limit), isCut: drafts.length > limit }
      if (offset + LIST_PAGE >= limit) return { drafts: drafts.slice(0, limit), isCut: true }
    }
  }

  return {
    track: async (trackId) => apiTrackDraft(await ask(`/tracks/${trackId}`, {}, apiTrack)),

    list: async (what, id, limit) => {
      if (what === 'album') {
        const album = await ask(`/albums/${id}`, {}, apiAlbum)
        const songs = await pages(`/albums/${id}/tracks`, albumPage, limit, ({ items }) =>
          items.map((track) => apiTrackDraft(track, album)),
        )
        return { name: cleanLine(album.name) || null, ...songs }
      }
      const { name } = await ask(`/playlists/${id}`, { fields: 'name' }, listName)
      const songs = await pages(`/playlists/${id}/items`, listPage, limit, ({ items }) =>
        items.flatMap(({ item, track }) => {
          const parsed = apiTrack.safeParse(item ?? track)
          return parsed.success && !parsed.data.is_local ? [apiTrackDraft(parsed.data)] : []
        }),
      )
      return { name: cleanLine(name) || null, ...songs }
    },

    info: { catalogId: 'spotify', name: 'Spotify', finds: 'songs' },

    search: async (query) => {
      const found = await Promise.all(
        [0, SEARCH_PAGE].map((offset) =>
          ask('/search', { q: query, type: 'track', limit: SEARCH_PAGE, offset }, searchAnswer),
        ),
      )
      return found.flatMap(({ tracks }) => tracks.items.map((track) => apiTrackDraft(track)))
    },
  }
}

/** 403 of a list: its owner alone may read it, or Spotify made it. 400: an id that is none. */
function tellApi(error: StatusError): CatalogError {
  if ([400, 403, 404].includes(error.status)) return new CatalogError('song-not-found', error)
  return new CatalogError(error.status === 401 ? 'key-refused' : 'vendor-failed', error)
}
