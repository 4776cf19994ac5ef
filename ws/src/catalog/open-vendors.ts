import { openArchive } from './archive/archive.ts'
import { openAudius } from './audius/audius.ts'
import { openJamendo } from './jamendo/jamendo.ts'
import { openRadio } from './radio/radio.ts'
import type { Vendors } from './resolve-link.ts'
import { rememberSearches, type SearchCatalog } from './search/search-catalog.ts'
import { keylessSpotify } from './spotify/spotify.ts'
import type { SpotifyKeys } from './spotify/token.ts'
import { webApi } from './spotify/web-api.ts'
import type { VendorClient } from './vendor/vendor-client.ts'
import { dataApi } from './youtube/data-api.ts'
import { withFallback } from './youtube/with-fallback.ts'
import { keylessYoutube } from './youtube/youtube.ts'

/** What the operator has of vendors; null: nothing. */
export type VendorKeys = {
  youtube: string | null
  youtubeSearchesADay: number
  spotify: SpotifyKeys | null
  jamendo: string | null
}

export type OpenVendors = {
  vendors: Vendors
  /** Those that can be searched with these keys. */
  catalogs: SearchCatalog[]
  /** Those whose songs play here for everyone, in the order in which they are asked for the same music. */
  playableCatalogs: SearchCatalog[]
}

/** YouTube counts searches: they are kept for as long as it counts. */
const A_DAY_MINUTES = 24 * 60

/** All vendors, as far as the keys go. */
export function openVendors(client: VendorClient, keys: VendorKeys, now: () => number): OpenVendors {
  const api = keys.youtube ? dataApi(client, { key: keys.youtube, searchesADay: keys.youtubeSearchesADay, now }) : null
  const web = keys.spotify ? webApi(client, keys.spotify, now) : null
  const audius = openAudius(client)
  const archive = openArchive(client, now)
  const jamendo = keys.jamendo ? openJamendo(client, keys.jamendo) : null
  const radio = openRadio(client)

  const youtubeSearch = api ? [rememberSearches(api, now, A_DAY_MINUTES)] : []
  const open = [audius.catalog, archive.catalog, ...(jamendo ? [jamendo.catalog] : [])].map((catalog) =>
    rememberSearches(catalog, now),
  )
  return {
    vendors: {
      youtube: api ? withFallback(api, keylessYoutube(client)) : keylessYoutube(client),
      spotify: web ?? keylessSpotify(client),
      audius,
      archive,
      jamendo,
      radio,
    },
    catalogs: [
      ...youtubeSearch,
      ...(web ? [rememberSearches(web, now)] : []),
      ...open,
      rememberSearches(radio.catalog, now),
    ],
    playableCatalogs: [...open, ...youtubeSearch],
  }
}
