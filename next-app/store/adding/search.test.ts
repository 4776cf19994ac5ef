import { describe, expect, it } from 'vitest'
import { demoSong } from '../../session/testing/demo-room.ts'
import { hitOfFound, hitOfSong, keyOf, sourceOf } from './hit.ts'
import { newQuestions, nextSearch, type Search, type SearchEvent, searchOf } from './search.ts'

const known: SearchEvent = {
  type: 'catalogs-known',
  catalogs: [
    { catalogId: 'audius', name: 'Audius', finds: 'songs' },
    { catalogId: 'youtube', name: 'YouTube', finds: 'songs', isScarce: true },
  ],
}
const fresh = nextSearch(searchOf('Library'), known)
const hit = (id: string) => hitOfSong(demoSong({ id, seconds: 1 }))
const after = (...events: SearchEvent[]): Search => events.reduce(nextSearch, fresh)
const searched = (query: string): SearchEvent => ({ type: 'searched', query })
const widened: SearchEvent = { type: 'widened', reach: 'wide' }
const entered: SearchEvent = { type: 'widened', reach: 'everywhere' }
const of = ({ groups }: Search, id: string) => groups.find(({ catalogId }) => catalogId === id)
const answer = (catalogId: string, asked: number, ...ids: string[]): SearchEvent => ({
  type: 'answered',
  catalogId,
  asked,
  answer: { ok: true, value: ids.map(hit) },
})
const failure = { ok: false, code: 'rate-limited', message: 'Wait a moment.' } as const

describe('a search', () => {
  it('asks the library first, then each catalogue, but none whose searches are counted', () => {
    const near = after(searched('moon'))
    expect(newQuestions(fresh, near).map(({ catalogId }) => catalogId)).toEqual(['library'])
    const search = nextSearch(near, widened)
    expect(newQuestions(near, search).map(({ catalogId }) => catalogId)).toEqual(['audius'])
    expect(nextSearch(search, widened)).toBe(search)
    expect(of(search, 'youtube')?.state).toBe('unasked')
  })

  it('begun before the catalogues are known asks them as soon as they are', () => {
    const early = [searched('moon'), widened].reduce(nextSearch, searchOf('Library'))
    expect(newQuestions(early, nextSearch(early, known)).map(({ catalogId }) => catalogId)).toEqual(['audius'])
  })

  it('asks everyone by Enter, also whom it hears of only then', () => {
    const search = after(searched('moon'), widened, entered)
    expect(search.groups.map(({ state }) => state)).toEqual(['reading', 'reading', 'reading'])
    expect(of(search, 'audius')?.asked).toBe(2)
    const early = [searched('moon'), entered, known].reduce(nextSearch, searchOf('Library'))
    expect(of(early, 'youtube')?.state).toBe('reading')
  })

  it('asks one whose searches are counted when somebody says so', () => {
    const search = after(searched('moon'))
    const asked = nextSearch(search, { type: 'asked', catalogId: 'youtube' })
    expect(newQuestions(search, asked).map(({ catalogId }) => catalogId)).toEqual(['youtube'])
  })

  it('an old answer never replaces a newer one', () => {
    const search = after(
      searched('m'),
      widened,
      searched('mo'),
      widened,
      answer('audius', 4, 'moon'),
      answer('audius', 2, 'mars', 'moon'),
    )
    expect(of(search, 'audius')?.hits.map(keyOf)).toEqual(['moon'])
  })

  it('an old answer does not even come before the newer one', () => {
    const search = after(searched('m'), widened, searched('mo'), widened, answer('audius', 2, 'mars'))
    expect(of(search, 'audius')).toMatchObject({ state: 'reading', hits: [] })
  })

  it('what was found for the last letters stays in sight until there is something newer', () => {
    const search = after(searched('m'), answer('library', 1, 'moon'), {
      type: 'searched',
      query: 'mo',
    })
    expect(of(search, 'library')).toMatchObject({ state: 'reading', hits: [{ title: 'moon' }] })
  })

  it('one catalogue that fails says why, and the others are not touched', () => {
    const search = after(
      searched('m'),
      widened,
      { type: 'answered', catalogId: 'audius', asked: 2, answer: failure },
      answer('library', 1, 'moon'),
    )
    expect(of(search, 'audius')).toMatchObject({ state: 'failed', failure: { message: 'Wait a moment.' } })
    expect(of(search, 'library')).toMatchObject({ state: 'read' })
  })

  it('one that failed can be asked again, alone', () => {
    const failed = after(searched('m'), widened, { type: 'answered', catalogId: 'audius', asked: 2, answer: failure })
    const again = nextSearch(failed, { type: 'asked', catalogId: 'audius' })
    expect(newQuestions(failed, again).map(({ catalogId }) => catalogId)).toEqual(['audius'])
    expect(of(nextSearch(again, answer('audius', 3, 'moon')), 'audius')).toMatchObject({ state: 'read', failure: null })
  })

  it('the same query is not asked twice', () => {
    const search = after(searched('m'))
    expect(nextSearch(search, searched('m'))).toBe(search)
  })

  it('an answer of a catalogue that is counted is gone with the next letter', () => {
    const search = after(
      searched('m'),
      { type: 'asked', catalogId: 'youtube' },
      searched('mo'),
      answer('youtube', 2, 'moon'),
    )
    expect(of(search, 'youtube')).toMatchObject({ state: 'unasked', hits: [] })
  })
})

describe('where a song comes from', () => {
  it.each([
    ['https://www.youtube.com/watch?v=dQw4w9WgXcQ', 'youtube'],
    ['https://music.youtube.com/watch?v=dQw4w9WgXcQ', 'youtube'],
    ['https://youtu.be/dQw4w9WgXcQ', 'youtube'],
    ['spotify:track:4uLU6hMCjMI75M1A2tKUQC', 'spotify'],
    ['https://open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC', 'spotify'],
    ['https://notyoutube.com.example/a.mp3', 'url'],
    ['https://example.org/youtube.com/a.mp3', 'url'],
  ])('%s is from %s', (link, source) => {
    expect(sourceOf(link)).toBe(source)
  })

  it('what a catalogue of stations finds is live', () => {
    const found = {
      link: 'https://a.example/live',
      title: 'One',
      artist: '',
      album: '',
      durationMs: null,
      coverUrl: null,
    }
    expect(hitOfFound(found, 'stations').source).toBe('live')
  })
})
