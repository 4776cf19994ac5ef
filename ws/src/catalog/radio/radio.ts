import * as z from 'zod'
import { cleanLine } from '../../text/clean-text.ts'
import { CatalogError } from '../catalog-error.ts'
import type { Draft } from '../draft.ts'
import { spellLink } from '../links/link.ts'
import { PAGE, type SearchCatalog } from '../search/search-catalog.ts'
import { rowsOf, webAddress } from '../vendor/rows.ts'
import { tellStatus } from '../vendor/tell-status.ts'
import type { VendorClient } from '../vendor/vendor-client.ts'

const station = z.object({
  stationuuid: z.uuid(),
  name: z.string(),
  url: webAddress,
  /** Where playlists and redirects led when the station was last looked at. */
  url_resolved: webAddress,
  favicon: webAddress,
  hls: z.union([z.number(), z.boolean()]).nullish(),
})

export type Radio = { station(stationId: string): Promise<Draft>; catalog: SearchCatalog }

/** Radio Browser: a directory of stations that everyone may edit. No key, but callers must name themselves. */
export function openRadio(client: VendorClient): Radio {
  const ask = async (path: string, query: Record<string, string | number> = {}): Promise<Draft[]> => {
    const stations = await client
      .json({ vendor: 'radio-browser', path: `/json/stations${path}`, query }, rowsOf(station))
      .catch(tellStatus)
    return stations.flatMap((each) => draftOf(each) ?? [])
  }

  return {
    station: async (stationId) => {
      const [found] = await ask(`/byuuid/${stationId}`)
      if (!found) throw new CatalogError('song-not-found')
      return found
    },
    catalog: {
      info: { catalogId: 'radio', name: 'Radio Browser', finds: 'stations' },
      search: (query) =>
        ask('/search', { name: query, limit: PAGE, hidebroken: 'true', order: 'clickcount', reverse: 'true' }),
    },
  }
}

function draftOf({ stationuuid, name, url, url_resolved, favicon, hls }: z.infer<typeof station>): Draft | null {
  const address = url_resolved ?? url
  if (address === null) return null
  return {
    link: spellLink({ kind: 'station', stationId: stationuuid.toLowerCase() }),
    source: { kind: 'live', url: address, format: hls === 1 || hls === true ? 'hls' : 'icy' },
    title: cleanLine(name) || new URL(address).hostname,
    artist: '',
    album: '',
    durationMs: null,
    pictureUrl: favicon,
  }
}
