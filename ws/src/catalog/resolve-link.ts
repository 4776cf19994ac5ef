import { CatalogError } from './catalog-error.ts'
import type { Draft, DraftList } from './draft.ts'
import type { Link } from './links/link.ts'
import type { Youtube } from './youtube/youtube.ts'

/** Links that only a vendor can tell more of. */
export type VendorLink = Exclude<Link, { kind: 'library' | 'words' | 'address' | 'other-page' }>

export type Vendors = { youtube: Youtube }

/** Turns links into drafts. Both throw a `CatalogError`. */
export type Resolver = {
  /** The one song that a link names; `is-playlist` when it names several. */
  song(link: VendorLink): Promise<Draft>
  /** All songs that a link names, at most `limit`. */
  songs(link: VendorLink, limit: number): Promise<DraftList>
}

export const createResolver = ({ youtube }: Vendors): Resolver => {
  const song = async (link: VendorLink): Promise<Draft> => {
    switch (link.kind) {
      case 'youtube-video':
        return youtube.video(link.videoId)
      case 'youtube-list':
        throw new CatalogError('is-playlist')
      default:
        throw new CatalogError('link-unknown')
    }
  }

  const songs = async (link: VendorLink, limit: number): Promise<DraftList> => {
    switch (link.kind) {
      case 'youtube-list':
        return youtube.list(link.listId, limit)
      case 'youtube-video':
        return link.listId === null ? alone(await song(link)) : videoInList(youtube, link.videoId, link.listId, limit)
      default:
        return alone(await song(link))
    }
  }

  return { song, songs }
}

const alone = (draft: Draft): DraftList => ({ name: null, drafts: [draft], isCut: false })

/** A video that was linked as part of a list is always among what is found: first, when the list as far as it is told lacks it. */
async function videoInList(youtube: Youtube, videoId: string, listId: string, limit: number): Promise<DraftList> {
  const list = await youtube.list(listId, limit).catch((error: unknown) => {
    // Mixes are made for one listener, and others may be private.
    if (error instanceof CatalogError && error.code === 'song-not-found') return null
    throw error
  })
  if (!list) return alone(await youtube.video(videoId))
  if (list.drafts.some(({ source }) => source.kind === 'youtube' && source.videoId === videoId)) return list
  return { ...list, drafts: [await youtube.video(videoId), ...list.drafts].slice(0, limit) }
}
