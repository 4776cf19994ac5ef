import type { Song } from '@earshot/sync'
import { addSource } from './add-source.ts'
import { createAddresses } from './addresses.ts'
import type { Catalog } from './catalog.ts'
import { CatalogError } from './catalog-error.ts'
import type { ShowPicture } from './draft.ts'
import { createLinks, type Links } from './links.ts'
import type { ProbeUrl } from './probed.ts'
import { createResolver } from './resolve-link.ts'
import { addressKeys } from './source-key.ts'
import type { VendorClient } from './vendor/vendor-client.ts'
import { keylessYoutube } from './youtube/youtube.ts'

export type OpenLinksOptions = {
  library: Catalog
  client: VendorClient
  probeUrl: ProbeUrl
  fetchUrl(url: string): Promise<Song>
  keepCover(pictureUrl: string): Promise<string | null>
  showPicture: ShowPicture
  now(): number
}

/** Everything that brings songs in from elsewhere, wired. */
export function openLinks(options: OpenLinksOptions): Links {
  const { library, client, probeUrl, fetchUrl, showPicture, now } = options
  const add = addSource(options)
  const findKnown = (url: string) =>
    addressKeys(url).reduce<Song | null>((song, key) => song ?? library.findSource(key), null)
  return createLinks({
    library,
    resolver: createResolver({ youtube: keylessYoutube(client) }),
    addresses: createAddresses({ probeUrl, fetchUrl, addSource: add, findKnown }),
    addSource: add,
    findWords: async () => {
      throw new CatalogError('no-match')
    },
    showPicture,
    now,
  })
}
