import type { CatalogInfo } from '@earshot/sync'
import type { Answer, Failure } from '../../lib/api.ts'
import type { Hit } from './hit.ts'

export const LIBRARY = 'library'

/**
 * What one catalogue says to the search. Its hits stay in sight until there is something newer. `unasked`: not yet, or its
 * searches are counted, and nobody has said that this one is worth it.
 */
export type Group = {
  catalogId: string
  name: string
  finds: CatalogInfo['finds']
  isScarce: boolean
  state: 'unasked' | 'reading' | 'read' | 'failed'
  hits: readonly Hit[]
  failure: Failure | null
  /** Rises with each question; only the answer to the newest counts. */
  asked: number
}

/**
 * How far a query goes. `near`: to the library, which costs nobody anything; `wide`: to the catalogues too, but those whose
 * searches are counted; `everywhere`: to all, and again to those that failed.
 */
export type Reach = 'near' | 'wide' | 'everywhere'

/** `isComplete`: all catalogues of this server are among the groups. */
export type Search = { query: string; groups: readonly Group[]; reach: Reach; isComplete: boolean }

export type SearchEvent =
  /** Which catalogues there are is known only after the first letters. */
  | { type: 'catalogs-known'; catalogs: readonly CatalogInfo[] }
  /** It goes near, and further when the query stands. */
  | { type: 'searched'; query: string }
  | { type: 'widened'; reach: 'wide' | 'everywhere' }
  /** Also again, where it failed. */
  | { type: 'asked'; catalogId: string }
  | { type: 'answered'; catalogId: string; asked: number; answer: Answer<readonly Hit[]> }

const group = (catalogId: string, name: string, finds: Group['finds'], isScarce: boolean): Group => ({
  catalogId,
  name,
  finds,
  isScarce,
  state: 'unasked',
  hits: [],
  failure: null,
  asked: 0,
})

/** A search that has asked nothing yet, and knows of the library alone. */
export const searchOf = (library: string): Search => ({
  query: '',
  groups: [group(LIBRARY, library, 'songs', false)],
  reach: 'near',
  isComplete: false,
})

/** The search after `event`; the same one when the event means nothing to it. */
export const nextSearch = (search: Search, event: SearchEvent): Search => {
  switch (event.type) {
    case 'catalogs-known': {
      const known = event.catalogs.map(({ catalogId, name, finds, isScarce }) =>
        group(catalogId, name, finds, isScarce === true),
      )
      const begun = known.map((each) => widen(each, search.reach))
      const library = search.groups.filter(({ catalogId }) => catalogId === LIBRARY)
      return { ...search, groups: [...library, ...begun], isComplete: true }
    }
    case 'searched': {
      if (event.query === search.query) return search
      const groups = search.groups.map((each) => (each.catalogId === LIBRARY ? ask(each) : unasked(each)))
      return { ...search, query: event.query, groups, reach: 'near' }
    }
    case 'widened':
      if (event.reach === search.reach && event.reach === 'wide') return search
      return { ...search, groups: search.groups.map((each) => widen(each, event.reach)), reach: event.reach }
    case 'asked':
      return change(search, event.catalogId, ask)
    case 'answered':
      return change(search, event.catalogId, (each) => {
        if (each.asked !== event.asked || each.state !== 'reading') return each
        return event.answer.ok
          ? { ...each, state: 'read', hits: event.answer.value }
          : { ...each, state: 'failed', hits: [], failure: event.answer }
      })
    default:
      return event satisfies never
  }
}

/** The questions of `after` that `before` had not asked yet. */
export const newQuestions = (before: Search, after: Search): Group[] =>
  after.groups.filter(
    (each) =>
      each.state === 'reading' && each.asked !== before.groups.find((old) => old.catalogId === each.catalogId)?.asked,
  )

const ask = (each: Group): Group => ({ ...each, state: 'reading', failure: null, asked: each.asked + 1 })

const widen = (each: Group, reach: Reach): Group => {
  if (reach === 'near') return each
  const isDue = each.state === 'unasked' || (each.state === 'failed' && reach === 'everywhere')
  return isDue && (!each.isScarce || reach === 'everywhere') ? ask(each) : each
}

const unasked = (each: Group): Group => ({
  ...each,
  state: 'unasked',
  hits: each.isScarce ? [] : each.hits,
  failure: null,
  asked: each.asked + 1,
})

const change = (search: Search, catalogId: string, how: (each: Group) => Group): Search => {
  const groups = search.groups.map((each) => (each.catalogId === catalogId ? how(each) : each))
  return groups.every((each, n) => each === search.groups[n]) ? search : { ...search, groups }
}
