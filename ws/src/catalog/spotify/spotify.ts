import * as z from 'zod'
import { CatalogError } from '../catalog-error.ts'
import type { Draft, DraftList } from '../draft.ts'
import { spellLink } from '../links/link.ts'
import { webAddress } from '../vendor/rows.ts'
import { tellStatus } from '../vendor/tell-status.ts'
import type { VendorClient } from '../vendor/vendor-client.ts'
import { trackDraft } from './read-track.ts'

/** What Spotify tells of its music. */
export type Spotify = {
  track(trackId: string): Promise<Draft>
  list(what: 'album' | 'playlist', id: string, limit: number): Promise<DraftList>
}

const oembed = z.object({ title: z.string(), thumbnail_url: webAddress })

/** Spotify without keys: a track's title and picture by oEmbed; who it is by is not told, nor what an album holds. */
export const keylessSpotify = (client: VendorClient): Spotify => ({
  track: async (trackId) => {
    const url = spellLink({ kind: 'spotify', what: 'track', id: trackId })
    const told = await client.json({ vendor: 'spotify', path: '/oembed', query: { url } }, oembed).catch(tellStatus)
    return trackDraft({ trackId, title: told.title, artist: '', album: '', ms: null, pictureUrl: told.thumbnail_url })
  },
  list: async () => {
    throw new CatalogError('key-missing')
  },
})
