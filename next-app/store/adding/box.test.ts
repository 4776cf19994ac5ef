import { type FoundSong, foundSong, type SongId } from '@earshot/sync'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { demoSong } from '../../session/testing/demo-room.ts'
import { FakeSession } from '../../session/testing/fake-session.ts'
import { addHit, addTo } from './add.ts'
import { useAdding } from './adding.ts'
import { say, submit } from './box.ts'
import { hitOfFound, hitOfSong } from './hit.ts'

const found = (link: string): FoundSong =>
  foundSong.parse({ link, title: link, artist: '', album: '', durationMs: null, coverUrl: null })
const one = 'https://a.example/one'

let asked: string[] = []
let answers: Record<string, () => Response | Promise<Response>> = {}
let session: FakeSession
let leave: () => void

const queued = () => {
  const { item, queue } = session.getSnapshot()
  return [...(item === null ? [] : [item]), ...queue.upcoming].map(({ song }) => song.songId as string)
}
const state = () => useAdding.getState()
const refuse = (code: string, message: string) => () => Response.json({ error: { code, message } }, { status: 400 })

beforeEach(() => {
  vi.useFakeTimers()
  asked = []
  answers = {
    '/api/links': () => Response.json({ name: null, found: [found(one)], isCut: false }),
    '/api/songs/from-link': () => Response.json(demoSong({ id: 'one', seconds: 3 })),
    '/api/songs': () => Response.json({ songs: [demoSong({ id: 'moon', seconds: 3 })], nextCursor: null }),
    '/api/catalogs': () => Response.json({ catalogs: [{ catalogId: 'audius', name: 'Audius', finds: 'songs' }] }),
    '/api/catalogs/audius/songs': () => Response.json({ songs: [found(one)] }),
  }
  vi.stubGlobal('fetch', async (address: string) => {
    const [path = ''] = address.split('?')
    asked.push(path)
    return (answers[path] ?? (() => Promise.reject(new TypeError('network'))))()
  })
  session = new FakeSession(() => 0)
  leave = addTo(session)
})
afterEach(() => {
  leave()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const rest = (ms = 0) => vi.advanceTimersByTimeAsync(ms)

describe('a link in the box', () => {
  it('that is pasted is looked at, and added by Enter; the box is empty then', async () => {
    say(one, true)
    await rest()
    expect(state().reading).toMatchObject({ state: 'read' })
    expect(queued()).toEqual([])
    submit()
    await rest()
    expect(queued()).toEqual(['one'])
    expect(state().text).toBe('')
    expect(session.unlocks).toBeGreaterThan(0)
  })

  it('is added when Enter was quicker than the answer', async () => {
    say(one, true)
    submit()
    await rest()
    expect(queued()).toEqual(['one'])
    expect(asked).toEqual(['/api/links', '/api/songs/from-link'])
  })

  it('that is typed by hand asks nobody before Enter', async () => {
    say('https://a.ex')
    await rest(5_000)
    expect(asked).toEqual([])
  })

  it('that is refused says why and stays in the box, and can be tried again', async () => {
    answers['/api/songs/from-link'] = refuse('song-not-found', 'It is private.')
    say(one)
    submit()
    await rest()
    expect(state().text).toBe(one)
    expect(state().adds[one]).toMatchObject({ message: 'It is private.' })
    answers['/api/songs/from-link'] = () => Response.json(demoSong({ id: 'one', seconds: 3 }))
    submit()
    await rest()
    expect(queued()).toEqual(['one'])
  })

  it('that cannot be read because nobody is there stays as well', async () => {
    answers['/api/links'] = () => Promise.reject(new TypeError('network'))
    say(one)
    submit()
    await rest()
    expect(state()).toMatchObject({ text: one, reading: { state: 'failed', failure: { code: 'unreachable' } } })
  })

  it('does not take away what was typed while it was added', async () => {
    let tell = (_: Response) => {}
    answers['/api/songs/from-link'] = () => new Promise((resolve) => (tell = resolve))
    say(one)
    submit()
    await rest()
    say('moon')
    tell(Response.json(demoSong({ id: 'one', seconds: 3 })))
    await rest()
    expect(queued()).toEqual(['one'])
    expect(state().text).toBe('moon')
  })
})

describe('a list in the box', () => {
  const text = `${one}\nhttps://a.example/two`
  beforeEach(() => {
    answers['/api/links'] = () =>
      Response.json({ name: 'Mine', found: [found(one), found('https://a.example/two')], isCut: false })
  })

  it('is offered first, and begun by the second Enter', async () => {
    say(text)
    submit()
    await rest()
    expect(state().batch).toBeNull()
    submit()
    await rest(2_000)
    expect(state().text).toBe('')
    expect(queued()).toEqual(['one', 'one'])
    expect(state().batch).toMatchObject({ name: 'Mine', phase: 'done' })
  })

  it('that is done goes out of sight by itself', async () => {
    say(text)
    submit()
    await rest()
    submit()
    await rest(10_000)
    expect(state().batch).toBeNull()
  })

  it('that is longer than the server reads says so without asking it', async () => {
    say(`${one}\n`.repeat(12_000))
    submit()
    await rest()
    expect(asked).toEqual([])
    expect(state().reading).toMatchObject({ state: 'failed', failure: { code: 'body-too-large' } })
  })

  it('goes no further when the room is left', async () => {
    say(text)
    submit()
    await rest()
    submit()
    leave()
    await rest(5_000)
    expect(queued()).toEqual([])
    expect(state().batch).toBeNull()
  })
})

describe('a search in the box', () => {
  it('begins when the typing rests, once for many letters', async () => {
    for (const query of ['m', 'mo', 'moo', 'moon']) {
      say(query)
      await rest(100)
    }
    expect(asked).toEqual([])
    await rest(250)
    expect(asked).toEqual(['/api/catalogs', '/api/songs'])
    await rest(450)
    expect(asked).toEqual(['/api/catalogs', '/api/songs', '/api/catalogs/audius/songs'])
    expect(state().search.groups.map(({ hits }) => hits.length)).toEqual([1, 1])
  })

  it('begins at once, and everywhere, by Enter', async () => {
    say('moon')
    submit()
    await rest()
    expect(asked).toEqual(['/api/catalogs', '/api/songs', '/api/catalogs/audius/songs'])
    await rest(5_000)
    expect(asked).toHaveLength(3)
  })

  it('goes on without the catalogues where they are not to be had, and asks for them again', async () => {
    answers['/api/catalogs'] = () => Promise.reject(new TypeError('network'))
    say('moon')
    await rest(300)
    expect(state().search.groups.map(({ state: standing }) => standing)).toEqual(['read'])
    say('moons')
    await rest(300)
    expect(asked.filter((path) => path === '/api/catalogs')).toHaveLength(2)
  })
})

describe('one press on a song', () => {
  it('of the library adds it without asking anyone', async () => {
    expect(await addHit(hitOfSong(demoSong({ id: 'moon', seconds: 3 })))).toBe(true)
    expect(asked).toEqual([])
    expect(queued()).toEqual(['moon'])
    expect(state().adds).toEqual({ ['moon' as SongId]: 'added' })
    await rest(2_000)
    expect(state().adds).toEqual({})
  })

  it('from elsewhere adds it once, however often it is pressed meanwhile', async () => {
    const hit = hitOfFound(found(one))
    await Promise.all([addHit(hit), addHit(hit), addHit(hit)])
    expect(asked).toEqual(['/api/songs/from-link'])
    expect(queued()).toEqual(['one'])
  })
})

describe('what was asked for in a room that was left', () => {
  const moveOn = () => {
    leave()
    session = new FakeSession(() => 0)
    leave = addTo(session)
  }
  /** Answers come when they are told to, the oldest question first. */
  const late = (path: string) => {
    const tell: ((response: Response) => void)[] = []
    answers[path] = () => new Promise((resolve) => tell.push(resolve))
    return async (body: object) => {
      tell.shift()?.(Response.json(body))
      await rest()
    }
  }

  it('is no answer to what is asked in the next', async () => {
    const tell = late('/api/links')
    say(one)
    submit()
    moveOn()
    const two = 'https://a.example/two'
    say(two)
    submit()
    await tell({ name: null, found: [found(one)], isCut: false })
    expect([state().reading.state, queued()]).toEqual(['reading', []])
    await tell({ name: null, found: [found(two)], isCut: false })
    expect(queued()).toEqual(['one'])
    expect(asked.filter((path) => path === '/api/songs/from-link')).toHaveLength(1)
  })

  it('is not found in the next, and what rested in its box is not searched for there', async () => {
    const tell = late('/api/songs')
    say('moon')
    submit()
    await rest()
    moveOn()
    say('sun')
    submit()
    await rest()
    await tell({ songs: [demoSong({ id: 'moon', seconds: 3 })], nextCursor: null })
    expect(state().search.groups.flatMap(({ catalogId, hits }) => (catalogId === 'audius' ? [] : hits))).toEqual([])
    say('stars')
    const before = asked.length
    moveOn()
    await rest(5_000)
    expect([asked.length - before, state().search.query]).toEqual([0, ''])
  })

  it('does not go into the queue of the next, nor hold up a list that is added there', async () => {
    const tell = late('/api/songs/from-link')
    const list = { name: 'Mine', found: [found(one), found('https://a.example/two')], isCut: false }
    answers['/api/links'] = () => Response.json(list)
    const addList = async () => {
      say(`${one}\nhttps://a.example/two`)
      submit()
      await rest()
      submit()
      await rest()
    }
    await addList()
    moveOn()
    await addList()
    await tell(demoSong({ id: 'of-before', seconds: 3 }))
    await tell(demoSong({ id: 'of-before', seconds: 3 }))
    expect(queued()).toEqual([])
    await tell(demoSong({ id: 'one', seconds: 3 }))
    await tell(demoSong({ id: 'two', seconds: 3 }))
    await rest(2_000)
    expect(queued()).toEqual(['one', 'two'])
  })
})
