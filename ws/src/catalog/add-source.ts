import type { Song } from '@earshot/sync'
import type { Catalog } from './catalog.ts'
import { CatalogError } from './catalog-error.ts'
import type { Draft } from './draft.ts'
import { songIdOf, sourceKey } from './source-key.ts'

export type AddSourceDeps = {
  library: Pick<Catalog, 'findSource' | 'addSong' | 'hasRoomFor'>
  /** Fetches a picture and keeps it; answers its path here, or null when that is not to be had. Never throws. */
  keepCover(pictureUrl: string): Promise<string | null>
  /** ms since 1970. */
  now(): number
}

/**
 * Makes the function that takes a draft into the library. A source that is there already answers the song that is there, also when
 * two add it at once. Throws `library-full`.
 */
export function addSource({ library, keepCover, now }: AddSourceDeps): (draft: Draft) => Promise<Song> {
  const adding = new Map<string, Promise<Song>>()

  const add = async (key: string, { source, title, artist, album, durationMs, pictureUrl }: Draft): Promise<Song> => {
    if (!library.hasRoomFor(0)) throw new CatalogError('library-full')
    const coverUrl = pictureUrl === null ? null : await keepCover(pictureUrl)
    const song: Song = { songId: songIdOf(source), title, artist, album, durationMs, coverUrl, source }
    await library.addSong({ song, sourceKey: key, sizeBytes: 0, demo: false, createdAt: now() })
    return song
  }

  return async (draft) => {
    const key = sourceKey(draft.source)
    const known = library.findSource(key) ?? adding.get(key)
    if (known) return known
    const added = add(key, draft).finally(() => adding.delete(key))
    adding.set(key, added)
    return added
  }
}
