import type { CatalogInfo } from '@earshot/sync'
import type { Draft } from '../draft.ts'
import { remember } from '../vendor/ttl-cache.ts'

/** A place to search in. It answers its best finds first, as many as it has on one page. */
export type SearchCatalog = { info: CatalogInfo; search(query: string): Promise<Draft[]> }

/** Finds that are asked of a vendor at once. */
export const PAGE = 25

const MINUTES = 60_000
const KEPT_SEARCHES = 300

/** The same, but what was searched for lately is not asked again. */
export const rememberSearches = (catalog: SearchCatalog, now: () => number, keepMinutes = 15): SearchCatalog => ({
  info: catalog.info,
  search: remember(catalog.search, {
    keepMs: keepMinutes * MINUTES,
    limit: KEPT_SEARCHES,
    now,
    keyOf: (query) => query.toLowerCase().replace(/\s+/g, ' ').trim(),
  }),
})
