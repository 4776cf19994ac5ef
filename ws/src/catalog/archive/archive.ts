import * as z from 'zod'
import { cleanLine } from '../../text/clean-text.ts'
import { CatalogError } from '../catalog-error.ts'
import type { Draft, DraftList } from '../draft.ts'
import { PAGE, type SearchCatalog } from '../search/search-catalog.ts'
import { foldText } from '../search-text.ts'
import { rowsOf } from '../vendor/rows.ts'
import { tellStatus } from '../vendor/tell-status.ts'
import { remember } from '../vendor/ttl-cache.ts'
import type { VendorClient } from '../vendor/vendor-client.ts'
import { itemAnswer, songsOf } from './files.ts'

const searchAnswer = z.object({
  response: z.object({ docs: rowsOf(z.object({ identifier: z.string().regex(/^[\w.-]{1,120}$/) })) }),
})

export type Archive = {
  song(item: string, file: string): Promise<Draft>
  /** All songs of an item. */
  item(item: string, limit: number): Promise<DraftList>
  catalog: SearchCatalog
}

/** Items of a search whose songs are looked up: each is a question of its own. */
const ITEMS = 8
/** Songs of one item among the finds: a collection of hundreds leaves room for others. */
const SONGS_OF_ONE = 5
const KEEP_MS = 60 * 60_000

/** The Internet Archive: concerts, netlabels, old records. No key. */
export function openArchive(client: VendorClient, now: () => number): Archive {
  const downloads = client.baseOf('archive')

  const look = remember(
    async (item: string) => {
      const answer = await client.json({ vendor: 'archive', path: `/metadata/${item}` }, itemAnswer).catch(tellStatus)
      const songs = answer.is_dark ? [] : songsOf(answer, downloads)
      if (songs.length === 0) throw new CatalogError('song-not-found')
      return { name: cleanLine(answer.metadata?.title ?? '') || item, songs }
    },
    { keepMs: KEEP_MS, limit: 200, now, keyOf: (item) => item },
  )

  return {
    song: async (item, file) => {
      const { songs } = await look(item)
      const wanted = songs.find(({ link }) => decodeURIComponent(link).endsWith(`/details/${item}/${file}`))
      // A file that another of the same recording was preferred to, as when somebody linked the FLAC.
      const bare = (name: string) => name.replace(/\.[a-z0-9]{2,4}$/i, '').replace(/_(?:vbr|64kb)$/i, '')
      const song = wanted ?? songs.find(({ link }) => bare(decodeURIComponent(link)).endsWith(`/${bare(file)}`))
      if (!song) throw new CatalogError('song-not-found')
      return song
    },

    item: async (item, limit) => {
      const { name, songs } = await look(item)
      return { name, drafts: songs.slice(0, limit), isCut: songs.length > limit }
    },

    catalog: {
      info: { catalogId: 'archive', name: 'Internet Archive', finds: 'songs' },
      search: async (query) => {
        const request = {
          q: `(${queryOf(query)}) AND mediatype:(audio)`,
          'fl[]': ['identifier'],
          'sort[]': ['downloads desc'],
          rows: ITEMS,
          page: 1,
          output: 'json',
        }
        const path = '/advancedsearch.php'
        const { response } = await client
          .json({ vendor: 'archive', path, query: request }, searchAnswer)
          .catch(tellStatus)
        const items = await Promise.all(
          response.docs.slice(0, ITEMS).map(({ identifier }) => look(identifier).catch(() => null)),
        )
        return items.flatMap((found) => (found ? closest(found.songs, query) : [])).slice(0, PAGE)
      },
    },
  }
}

/** Words alone: to the archive's search, marks are operators. */
const queryOf = (query: string): string => foldText(query).split(' ').filter(Boolean).slice(0, 8).join(' AND ') || '""'

/** The songs of one item that have most of the words, at most a handful, in the item's order where they are alike. */
function closest(songs: readonly Draft[], query: string): Draft[] {
  const words = foldText(query).split(' ')
  const score = ({ title, artist }: Draft) => {
    const text = ` ${foldText(`${title} ${artist}`)} `
    return words.filter((word) => text.includes(` ${word} `)).length
  }
  return [...songs].sort((one, other) => score(other) - score(one)).slice(0, SONGS_OF_ONE)
}
