import type { CatalogInfo, FoundSong, Song, SongId } from '@earshot/sync'
import { addSource } from './add-source.ts'
import { createAddresses } from './addresses.ts'
import type { Catalog } from './catalog.ts'
import { CatalogError } from './catalog-error.ts'
import { createDraftMemory, type Draft, foundSong, type ShowPicture } from './draft.ts'
import { createLinks, type Links, libraryFind } from './links.ts'
import { type OpenVendors, openVendors, type VendorKeys } from './open-vendors.ts'
import { splitTitle } from './playlists/entry.ts'
import type { ProbeUrl } from './probed.ts'
import { createResolver } from './resolve-link.ts'
import { createElsewhere } from './search/elsewhere.ts'
import { addressKeys, sourceKey } from './source-key.ts'
import type { VendorClient } from './vendor/vendor-client.ts'

export type OpenLinksOptions = {
  library: Catalog
  /** A song that somebody may have in a queue: of the library, or of the music folder. */
  findSong: (songId: SongId) => Song | null
  client: VendorClient
  keys: VendorKeys
  probeUrl: ProbeUrl
  fetchUrl(url: string): Promise<Song>
  keepCover(pictureUrl: string): Promise<string | null>
  showPicture: ShowPicture
  now(): number
}

/** Everything that finds songs elsewhere. */
export type Finding = Links & {
  catalogs(): CatalogInfo[]
  /** Throws `catalog-not-found`. */
  search(catalogId: string, query: string, limit: number): Promise<FoundSong[]>
  /** The same music from sources that play here without an account; throws `song-not-found`. */
  elsewhere(songId: SongId): Promise<FoundSong[]>
}

/** Everything that finds songs elsewhere and brings them in, wired. */
export function openLinks(options: OpenLinksOptions): Finding {
  const { library, findSong, client, keys, probeUrl, fetchUrl, showPicture, now } = options
  const { vendors, catalogs, playableCatalogs }: OpenVendors = openVendors(client, keys, now)
  const memory = createDraftMemory(now)
  const add = addSource(options)
  const same = createElsewhere({ library, catalogs: playableCatalogs })
  const findKnown = (url: string) =>
    addressKeys(url).reduce<Song | null>((song, key) => song ?? library.findSource(key), null)

  const links = createLinks({
    library: { getSong: findSong, findSource: (key) => library.findSource(key) },
    memory,
    resolver: createResolver(vendors),
    addresses: createAddresses({ probeUrl, fetchUrl, addSource: add, findKnown }),
    addSource: add,
    findWords: (query) => same.best({ ...splitTitle(query), durationMs: null }),
    showPicture,
    now,
  })

  return {
    ...links,
    catalogs: () => catalogs.map(({ info }) => info),
    search: async (catalogId, query, limit) => {
      const catalog = catalogs.find(({ info }) => info.catalogId === catalogId)
      if (!catalog) throw new CatalogError('catalog-not-found')
      const drafts = (await catalog.search(query)).slice(0, limit)
      return drafts.map((draft) => foundSong(memory.keep(draft), showPicture))
    },
    elsewhere: async (songId) => {
      const song = findSong(songId)
      if (!song) throw new CatalogError('song-not-found')
      if (song.source.kind === 'live') return []
      const { songs, drafts } = await same.find(song)
      // What is found there may be this very song, or one of those that were found here.
      const isNew = ({ source }: Draft) => {
        const known = library.findSource(sourceKey(source))
        return known === null || (known.songId !== songId && !songs.includes(known))
      }
      return [
        ...songs.filter((other) => other.songId !== songId).map(libraryFind),
        ...drafts.filter(isNew).map((draft) => foundSong(memory.keep(draft), showPicture)),
      ]
    },
  }
}
