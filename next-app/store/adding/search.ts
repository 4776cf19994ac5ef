import type { CatalogInfo } from '@earshot/sync'
import type { Answer, Failure } from '../../lib/api.ts'
import type { Hit } from './hit.ts'

export const LIBRARY = 'library'

/**
 * What one catalogue says to the search. Its hits stay in sight while it is asked anew. `unasked`: its searches are
 * counted, and nobody has said that this one is worth it.
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

/** `isComplete`: all catalogues of this server are among them. */
export type Search = { query: string; groups: readonly Group[]; isComplete: boolean }

export type SearchEvent =
  /** Which catalogues there are is known only after the first letters. */
  | { type: 'catalogs-known'; catalogs: readonly CatalogInfo[] }
  | { type: 'searched'; query: string }
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
  isComplete: false,
})

/** The search after `event`; the same one when the event means nothing to it. */
export const nextSearch = (search: Search, event: SearchEvent): Search => {
  switch (event.type) {
    case 'catalogs-known': {
      const known = event.catalogs.map(({ catalogId, name, finds, isScarce }) =>
        group(catalogId, name, finds, isScarce === true),
      )
      const begun = search.query === '' ? known : known.map((each) => (each.isScarce ? each : ask(each)))
      const library = search.groups.filter(({ catalogId }) => catalogId === LIBRARY)
      return { ...search, groups: [...library, ...begun], isComplete: true }
    }
    case 'searched': {
      if (event.query === search.query) return search
      return {
        ...search,
        query: event.query,
        groups: search.groups.map((each) => (each.isScarce ? unasked(each) : ask(each))),
      }
    }
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

const unasked = (each: Group): Group => ({ ...each, state: 'unasked', hits: [], failure: null, asked: each.asked + 1 })

const change = (search: Search, catalogId: string, how: (each: Group) => Group): Search => {
  const groups = search.groups.map((each) => (each.catalogId === catalogId ? how(each) : each))
  return groups.every((each, n) => each === search.groups[n]) ? search : { ...search, groups }
}
