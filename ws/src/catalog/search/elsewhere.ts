import type { Song } from '@earshot/sync'
import type { Catalog } from '../catalog.ts'
import { CatalogError } from '../catalog-error.ts'
import type { Draft } from '../draft.ts'
import { foldText } from '../search-text.ts'
import { bestMatches, type Described } from './match.ts'
import type { SearchCatalog } from './search-catalog.ts'

export type ElsewhereDeps = {
  library: Pick<Catalog, 'listSongs'>
  /** Whose songs play here without an account, the one to be asked first before others. */
  catalogs: readonly SearchCatalog[]
}

/** The same music from other sources: songs of the library first, then what vendors have. */
export type Elsewhere = {
  /** Throws what the catalogues threw when none could be asked. */
  find(wanted: Described): Promise<{ songs: Song[]; drafts: Draft[] }>
  /** The one song that fits a line like "Artist - Title"; throws `no-match`. */
  best(wanted: Described): Promise<Song | Draft>
}

const LIBRARY_SONGS = 50
/** Of each catalogue. */
const MOST = 3

export function createElsewhere({ library, catalogs }: ElsewhereDeps): Elsewhere {
  const here = (wanted: Described): Song[] => {
    const { songs } = library.listSongs({ query: foldText(wanted.title), limit: LIBRARY_SONGS })
    return bestMatches(
      wanted,
      songs.filter(({ source }) => source.kind !== 'spotify' && source.kind !== 'live'),
    ).slice(0, MOST)
  }

  const there = async (catalog: SearchCatalog, wanted: Described): Promise<Draft[]> =>
    bestMatches(wanted, await catalog.search(`${wanted.artist} ${wanted.title}`.trim())).slice(0, MOST)

  return {
    find: async (wanted) => {
      const songs = here(wanted)
      const found = await Promise.allSettled(catalogs.map((catalog) => there(catalog, wanted)))
      const drafts = found.flatMap((each) => (each.status === 'fulfilled' ? each.value : []))
      const failed = found.find(({ status }) => status === 'rejected')
      const noneAnswered = found.length > 0 && found.every(({ status }) => status === 'rejected')
      if (songs.length === 0 && noneAnswered && failed?.status === 'rejected') throw failed.reason
      return { songs, drafts: bestMatches(wanted, drafts) }
    },

    best: async (wanted) => {
      const [song] = here(wanted)
      if (song) return song
      let failure: unknown = new CatalogError('no-match')
      // One after the other, so that a counted search is spent only where the others have nothing.
      for (const catalog of catalogs) {
        try {
          const [draft] = await there(catalog, wanted)
          if (draft) return draft
        } catch (error) {
          failure = error
        }
      }
      throw failure
    },
  }
}
