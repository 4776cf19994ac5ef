import type { FoundSong } from '@earshot/sync'
import { findByText, listCatalogs, listSongs, searchCatalog } from '../../lib/api.ts'
import { words } from '../../lib/words.ts'
import { addHit, line, unlock, whileHere } from './add.ts'
import { useAdding } from './adding.ts'
import { hitOfFound, hitOfSong } from './hit.ts'
import { nextReading, type ReadingEvent } from './reading.ts'
import { type Group, LIBRARY, newQuestions, nextSearch, type SearchEvent } from './search.ts'
import { readTyped, TEXT_BYTES } from './typed.ts'

/** Typing rests so long before the library is asked, and the catalogues, ms. */
const REST_MS = 250
const LONG_REST_MS = 700

const { getState: get, setState: set } = useAdding

let rest: ReturnType<typeof setTimeout> | undefined
let isLearning = false

/** The box now says `text`. What was pasted is read at once; what is typed is searched for when the typing rests. */
export const say = (text: string, isPasted = false): void => {
  set({ text, elsewhere: null, isFolderOpen: false, isPlaylistsOpen: false })
  clearTimeout(rest)
  const typed = readTyped(text)
  const named = 'text' in typed ? typed.text : null
  const { reading } = get()
  if (reading.state !== 'idle' && reading.text !== named) tellReading({ type: 'cleared' })
  if (named !== null && isPasted) void read(named, false)
  if (typed.kind === 'search') restFor(REST_MS, () => searchNear(typed.query))
}

/** Enter was pressed in the box: a link is added, a list that is read already begins, a search is asked of everyone. */
export const submit = (): void => {
  const { text, reading } = get()
  const typed = readTyped(text)
  clearTimeout(rest)
  if (typed.kind === 'nothing') return
  if (typed.kind === 'search') {
    searchNear(typed.query)
    return widen('everywhere')
  }
  unlock()
  if (reading.state === 'read' && reading.text === typed.text) addAll()
  else void read(typed.text, true)
}

/** Adds what the pasted text led to: a single song at once, several as a list. */
export const addAll = (): void => {
  const { reading } = get()
  if (reading.state !== 'read') return
  const { found, name } = reading.links
  const [first] = found
  if (first === undefined) return
  if (found.length === 1) return void addOnly(first, reading.text)
  unlock()
  line.add(found, name)
  say('')
}

/** Asks a catalogue what it has for the present query; also again. */
export const askCatalog = (catalogId: string): void => tellSearch({ type: 'asked', catalogId })

/** Empties the box when its one song is added; what was typed meanwhile stays. */
const addOnly = async (found: FoundSong, text: string): Promise<void> => {
  const isAdded = await addHit(hitOfFound(found))
  const typed = readTyped(get().text)
  if (isAdded && 'text' in typed && typed.text === text) say('')
}

const tellReading = (event: ReadingEvent): void => set(({ reading }) => ({ reading: nextReading(reading, event) }))

const read = async (text: string, isWanted: boolean): Promise<void> => {
  const before = get().reading
  tellReading({ type: 'asked', text, isWanted })
  const { asked } = get().reading
  if (asked === before.asked) return
  const isHere = whileHere()
  const isLong = new TextEncoder().encode(text).length > TEXT_BYTES
  const tooLong = { ok: false, code: 'body-too-large', message: words.add.tooLong } as const
  const answer = isLong ? tooLong : await findByText(text)
  if (!isHere()) return
  const now = get().reading
  const wanted = now.state === 'reading' && now.asked === asked && now.isWanted
  tellReading({ type: 'answered', asked, answer })
  if (wanted && answer.ok && answer.value.found.length === 1) addAll()
}

/** Once the typing has rested so long, and nobody has left. */
const restFor = (ms: number, act: () => void): void => {
  const isHere = whileHere()
  rest = setTimeout(() => isHere() && act(), ms)
}

const searchNear = (query: string): void => {
  void learnCatalogs()
  tellSearch({ type: 'searched', query })
  restFor(LONG_REST_MS - REST_MS, () => widen('wide'))
}

const widen = (reach: 'wide' | 'everywhere'): void => {
  clearTimeout(rest)
  tellSearch({ type: 'widened', reach })
}

/** Where they are not to be had now, the library is searched all the same, and the next search asks for them again. */
const learnCatalogs = async (): Promise<void> => {
  if (isLearning || get().search.isComplete) return
  isLearning = true
  const answer = await listCatalogs()
  isLearning = false
  if (answer.ok) tellSearch({ type: 'catalogs-known', catalogs: answer.value })
}

const tellSearch = (event: SearchEvent): void => {
  const before = get().search
  const after = nextSearch(before, event)
  if (after === before) return
  set({ search: after })
  for (const question of newQuestions(before, after)) void ask(question, after.query)
}

const ask = async ({ catalogId, asked, finds }: Group, query: string): Promise<void> => {
  const isHere = whileHere()
  const answer = catalogId === LIBRARY ? await searchLibrary(query) : await searchFound(catalogId, query, finds)
  if (isHere()) tellSearch({ type: 'answered', catalogId, asked, answer })
}

const searchLibrary = async (query: string) => {
  const answer = await listSongs(query, null)
  return answer.ok ? ({ ok: true, value: answer.value.songs.map(hitOfSong) } as const) : answer
}

const searchFound = async (catalogId: string, query: string, finds: Group['finds']) => {
  const answer = await searchCatalog(catalogId, query)
  return answer.ok ? ({ ok: true, value: answer.value.map((each) => hitOfFound(each, finds)) } as const) : answer
}
