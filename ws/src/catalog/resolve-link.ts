import type { Archive } from './archive/archive.ts'
import type { Audius } from './audius/audius.ts'
import { CatalogError } from './catalog-error.ts'
import type { Draft, DraftList } from './draft.ts'
import type { Jamendo } from './jamendo/jamendo.ts'
import type { Link } from './links/link.ts'
import type { Radio } from './radio/radio.ts'
import type { Spotify } from './spotify/spotify.ts'
import type { Youtube } from './youtube/youtube.ts'

/** Links that only a vendor can tell more of. */
export type VendorLink = Exclude<Link, { kind: 'library' | 'words' | 'address' | 'other-page' }>

/** Who tells of links; null where that needs a key that is not set. */
export type Vendors = {
  youtube: Youtube
  spotify: Spotify
  audius: Pick<Audius, 'track' | 'page'>
  archive: Pick<Archive, 'song' | 'item'>
  jamendo: Pick<Jamendo, 'track'> | null
  radio: Pick<Radio, 'station'>
}

/** Turns links into drafts. Both throw a `CatalogError`. */
export type Resolver = {
  /** The one song that a link names; `is-playlist` when it names several. */
  song(link: VendorLink): Promise<Draft>
  /** All songs that a link names, at most `limit`. */
  songs(link: VendorLink, limit: number): Promise<DraftList>
}

export function createResolver(vendors: Vendors): Resolver {
  const { youtube, spotify, audius, archive, jamendo, radio } = vendors

  const read = async (link: VendorLink, limit: number): Promise<Draft | DraftList> => {
    switch (link.kind) {
      case 'youtube-video':
        return link.listId === null ? youtube.video(link.videoId) : videoInList(link.videoId, link.listId, limit)
      case 'youtube-list':
        return youtube.list(link.listId, limit)
      case 'spotify':
        return link.what === 'track' ? spotify.track(link.id) : spotify.list(link.what, link.id, limit)
      case 'audius-track':
        return audius.track(link.trackId)
      case 'audius-page':
        return audius.page(link.path, limit)
      case 'archive':
        return link.file === null ? archive.item(link.item, limit) : archive.song(link.item, link.file)
      case 'jamendo':
        if (!jamendo) throw new CatalogError('key-missing')
        return jamendo.track(link.trackId)
      case 'station':
        return radio.station(link.stationId)
      default:
        return link satisfies never
    }
  }

  /** A video that was linked as part of a list is always among what is found: first, when the list as far as it is told lacks it. */
  const videoInList = async (videoId: string, listId: string, limit: number): Promise<Draft | DraftList> => {
    const list = await youtube.list(listId, limit).catch((error: unknown) => {
      // Mixes are made for one listener, and others may be private.
      if (error instanceof CatalogError && error.code === 'song-not-found') return null
      throw error
    })
    if (!list) return youtube.video(videoId)
    if (list.drafts.some(({ source }) => source.kind === 'youtube' && source.videoId === videoId)) return list
    return { ...list, drafts: [await youtube.video(videoId), ...list.drafts].slice(0, limit) }
  }

  return {
    song: async (link) => {
      // Whoever brings in one video means it, and not the list it was found in.
      const found = await read(link.kind === 'youtube-video' ? { ...link, listId: null } : link, 2)
      if (!('drafts' in found)) return found
      const [only] = found.drafts
      if (!only || found.drafts.length > 1 || found.isCut) {
        throw new CatalogError(only ? 'is-playlist' : 'song-not-found')
      }
      return only
    },
    songs: async (link, limit) => {
      const found = await read(link, limit)
      return 'drafts' in found ? found : { name: null, drafts: [found], isCut: false }
    },
  }
}
