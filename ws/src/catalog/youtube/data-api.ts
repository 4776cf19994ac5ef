import * as z from 'zod'
import { cleanLine } from '../../text/clean-text.ts'
import { CatalogError } from '../catalog-error.ts'
import type { Draft, DraftList } from '../draft.ts'
import { PAGE, type SearchCatalog } from '../search/search-catalog.ts'
import { StatusError } from '../vendor/fetch-text.ts'
import { rowsOf } from '../vendor/rows.ts'
import type { VendorClient } from '../vendor/vendor-client.ts'
import { type ApiVideo, apiVideo, refusalOf, videoDraft, videoOf } from './read-video.ts'
import { allSpent, freshBudget, spend } from './search-budget.ts'
import type { Youtube } from './youtube.ts'

const videosAnswer = z.object({ items: rowsOf(apiVideo).default([]) })
const searchAnswer = z.object({
  items: rowsOf(z.object({ id: z.object({ videoId: z.string().regex(/^[\w-]{11}$/) }) })).default([]),
})
const itemsAnswer = z.object({
  items: rowsOf(z.object({ contentDetails: z.object({ videoId: z.string().regex(/^[\w-]{11}$/) }) })).default([]),
  nextPageToken: z.string().optional(),
})
const listsAnswer = z.object({ items: rowsOf(z.object({ snippet: z.object({ title: z.string() }) })).default([]) })

/** The most that one call answers. */
const API_PAGE = 50

export type DataApiOptions = {
  key: string
  /** A search costs 100 units of the 10,000 that a key has each day; a page of anything else costs one. */
  searchesADay: number
  now(): number
}

/** YouTube's Data API v3: lengths, whole playlists, searches. */
export function dataApi(client: VendorClient, { key, searchesADay, now }: DataApiOptions): Youtube & SearchCatalog {
  let budget = freshBudget
  const draftOf = (video: ApiVideo): Draft => videoDraft(videoOf(video), client.baseOf('youtube-pictures'))

  const ask = <T>(resource: string, query: Record<string, string | number>, schema: z.ZodType<T>): Promise<T> =>
    client
      .json({ vendor: 'youtube-data', path: `/youtube/v3/${resource}`, query: { ...query, key } }, schema)
      .catch(tellApi)

  /** What is known of these videos, in their order; those that are gone are left out. At most 50. */
  const videos = async (ids: readonly string[]): Promise<ApiVideo[]> => {
    if (ids.length === 0) return []
    const query = { part: 'snippet,contentDetails,status', id: ids.join(','), maxResults: API_PAGE }
    const byId = new Map((await ask('videos', query, videosAnswer)).items.map((video) => [video.id, video]))
    return ids.flatMap((id) => byId.get(id) ?? [])
  }

  const playable = async (ids: readonly string[]): Promise<Draft[]> =>
    (await videos(ids)).filter((video) => refusalOf(video) === null).map(draftOf)

  return {
    video: async (videoId) => {
      const [video] = await videos([videoId])
      const refusal = video ? refusalOf(video) : new CatalogError('song-not-found')
      if (refusal || !video) throw refusal
      return draftOf(video)
    },

    list: async (listId, limit): Promise<DraftList> => {
      const named = await ask('playlists', { part: 'snippet', id: listId, maxResults: 1 }, listsAnswer)
      const drafts: Draft[] = []
      let [pageToken, isCut]: [string | undefined, boolean] = [undefined, false]
      for (let asked = 0; asked < limit && !isCut; asked += API_PAGE) {
        const more = pageToken === undefined ? {} : { pageToken }
        const query = { part: 'contentDetails', playlistId: listId, maxResults: API_PAGE, ...more }
        const page: z.infer<typeof itemsAnswer> = await ask('playlistItems', query, itemsAnswer)
        drafts.push(...(await playable(page.items.map(({ contentDetails }) => contentDetails.videoId))))
        pageToken = page.nextPageToken
        if (pageToken === undefined) break
        isCut = asked + API_PAGE >= limit
      }
      const name = cleanLine(named.items[0]?.snippet.title ?? '') || null
      return { name, drafts: drafts.slice(0, limit), isCut: isCut || drafts.length > limit }
    },

    info: { catalogId: 'youtube', name: 'YouTube', finds: 'songs', isScarce: true },

    search: async (query) => {
      const spent = spend(budget, searchesADay, now())
      if (!spent) throw new CatalogError('quota-exceeded')
      budget = spent
      const asked = { part: 'snippet', type: 'video', videoEmbeddable: 'true', maxResults: PAGE, q: query }
      try {
        const found = await ask('search', asked, searchAnswer)
        return await playable(found.items.map(({ id }) => id.videoId))
      } catch (error) {
        if (error instanceof CatalogError && error.code === 'quota-exceeded') budget = allSpent(now())
        throw error
      }
    },
  }
}

const refusal = z.object({
  error: z.object({ errors: z.array(z.object({ reason: z.string() })).default([]), status: z.string().default('') }),
})

/** Reasons as developers.google.com/youtube/v3/docs/errors lists them. */
function tellApi(error: unknown): never {
  if (!(error instanceof StatusError)) throw error
  const told = refusal.safeParse(readJson(error.body)).data?.error
  const reason = told?.errors[0]?.reason ?? ''
  if (/^(?:quotaExceeded|dailyLimitExceeded)/.test(reason)) throw new CatalogError('quota-exceeded', error)
  if (/rateLimitExceeded/i.test(reason)) throw new CatalogError('rate-limited', error)
  if (error.status === 404 || /NotFound$|NotAccessible$/.test(reason)) throw new CatalogError('song-not-found', error)
  if ([400, 401, 403].includes(error.status)) throw new CatalogError('key-refused', error)
  throw new CatalogError('vendor-failed', error)
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
