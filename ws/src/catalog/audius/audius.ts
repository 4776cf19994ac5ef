import * as z from 'zod'
import { cleanLine } from '../../text/clean-text.ts'
import { CatalogError } from '../catalog-error.ts'
import type { Draft, DraftList } from '../draft.ts'
import { fromSeconds } from '../durations.ts'
import { spellLink } from '../links/link.ts'
import { PAGE, type SearchCatalog } from '../search/search-catalog.ts'
import { rowsOf, webAddress } from '../vendor/rows.ts'
import { tellStatus } from '../vendor/tell-status.ts'
import type { VendorClient } from '../vendor/vendor-client.ts'

/** Asked for by Audius of everyone who calls. */
const APP = { app_name: 'Earshot' }

const track = z.object({
  id: z.string().regex(/^\w{3,20}$/),
  title: z.string(),
  /** Seconds. */
  duration: z.number().nullish(),
  permalink: z.string().nullish(),
  artwork: z.object({ '150x150': webAddress, '480x480': webAddress }).nullish(),
  user: z.object({ name: z.string().nullish(), handle: z.string().nullish() }).nullish(),
  is_streamable: z.boolean().nullish(),
  is_delete: z.boolean().nullish(),
  /** Songs for buyers and followers say false. */
  access: z.object({ stream: z.boolean().nullish() }).nullish(),
})
type Track = z.infer<typeof track>

const playlist = z.object({ id: z.string().regex(/^\w{3,20}$/), playlist_name: z.string() })

const tracksAnswer = z.object({ data: rowsOf(track) })
/** Of one track the API answers it alone, of a playlist a list of one. */
const resolved = z.object({ data: z.union([track, playlist, z.array(playlist).min(1)]) })

export type Audius = {
  track(trackId: string): Promise<Draft>
  /** What a page of audius.co shows: a song, or a list. */
  page(path: string, limit: number): Promise<Draft | DraftList>
  catalog: SearchCatalog
}

/** Audius: songs that their makers let everyone stream. No key. */
export function openAudius(client: VendorClient): Audius {
  const ask = <T>(path: string, schema: z.ZodType<T>, query: Record<string, string | number> = {}) =>
    client.json({ vendor: 'audius', path: `/v1${path}`, query: { ...query, ...APP } }, schema).catch(tellStatus)

  const draftOf = (told: Track): Draft => {
    const { id, title, duration, permalink, artwork, user } = told
    const path = permalink && /^\/[^\s?#]{1,300}$/.test(permalink) ? permalink : null
    return {
      link: spellLink(path ? { kind: 'audius-page', path } : { kind: 'audius-track', trackId: id }),
      source: {
        kind: 'url',
        url: `${client.baseOf('audius')}/v1/tracks/${id}/stream?app_name=${APP.app_name}`,
        mimeType: 'audio/mpeg',
        sizeBytes: null,
      },
      title: cleanLine(title) || id,
      artist: cleanLine(user?.name ?? user?.handle ?? ''),
      album: '',
      durationMs: duration ? fromSeconds(duration) : null,
      pictureUrl: artwork?.['480x480'] ?? artwork?.['150x150'] ?? null,
    }
  }

  const playable = (told: Track): Draft => {
    if (!isPlayable(told)) throw new CatalogError('song-not-found')
    return draftOf(told)
  }

  return {
    track: async (trackId) => playable((await ask(`/tracks/${trackId}`, z.object({ data: track }))).data),

    page: async (path, limit) => {
      const { data } = await ask('/resolve', resolved, { url: `https://audius.co${path}` })
      const list = Array.isArray(data) ? data[0] : data
      if (!list) throw new CatalogError('song-not-found')
      if ('title' in list) return playable(list)
      const tracks = (await ask(`/playlists/${list.id}/tracks`, tracksAnswer)).data.filter(isPlayable)
      return {
        name: cleanLine(list.playlist_name) || null,
        drafts: tracks.slice(0, limit).map(draftOf),
        isCut: tracks.length > limit,
      }
    },

    catalog: {
      info: { catalogId: 'audius', name: 'Audius', finds: 'songs' },
      search: async (query) => {
        const { data } = await ask('/tracks/search', tracksAnswer, { query, limit: PAGE })
        return data.filter(isPlayable).slice(0, PAGE).map(draftOf)
      },
    },
  }
}

const isPlayable = ({ is_streamable, is_delete, access }: Track): boolean =>
  is_streamable !== false && is_delete !== true && access?.stream !== false
