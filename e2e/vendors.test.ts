import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { type FoundSong, readLinks, type Song, song } from '@earshot/sync'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Program } from './rig/program.ts'
import { type StandInVendors, startVendors } from './stand-ins/vendors/stand-in-vendors.ts'
import { defaultWorld, type VendorWorld } from './stand-ins/vendors/world.ts'

/** The built program with every vendor standing in, asked as the page asks it. Nothing here plays: see the players' own scenes. */

const SONG = fileURLToPath(new URL('../demo/media/lamplight.mp3', import.meta.url))
let [world, vendors, program]: [VendorWorld | null, StandInVendors | null, Program | null] = [null, null, null]
let cookie = ''

async function open(keys: 'all' | 'none'): Promise<void> {
  world = defaultWorld(await readFile(SONG))
  vendors = await startVendors(world)
  program = await Program.start({ env: vendors.environment(keys) })
  const answer = await fetch(`${program.url}/api/session`, { method: 'POST' })
  cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
}
afterEach(async () => {
  await program?.stop()
  await vendors?.stop()
})

async function ask(path: string, body?: object): Promise<{ status: number; json: Record<string, unknown> }> {
  const sent = body && { method: 'POST', body: JSON.stringify(body) }
  const headers = { cookie, ...(body && { 'content-type': 'application/json' }) }
  const answer = await fetch(`${program?.url}${path}`, { headers, ...sent })
  return { status: answer.status, json: (await answer.json()) as Record<string, unknown> }
}
const read = async (text: string) => readLinks.parse((await ask('/api/links', { text })).json)
const bring = async (link: string): Promise<Song> => song.parse((await ask('/api/songs/from-link', { link })).json)
const codeOf = async (asked: ReturnType<typeof ask>) => ((await asked).json.error as { code: string } | undefined)?.code
const search = async (catalogId: string, query: string) =>
  ((await ask(`/api/catalogs/${catalogId}/songs?query=${encodeURIComponent(query)}`)).json.songs ?? []) as FoundSong[]

describe('without any key', () => {
  beforeEach(() => open('none'))

  test('links of YouTube and Spotify, open catalogues and radio can be added', async () => {
    expect((await ask('/api/catalogs')).json.catalogs).toMatchObject([
      { catalogId: 'audius' },
      { catalogId: 'archive' },
      { catalogId: 'radio' },
    ])
    const video = await bring('https://youtu.be/roads-video')
    expect(video).toMatchObject({ title: 'Portishead - Roads (Official Video)', durationMs: null })
    expect((await fetch(`${program?.url}${video.coverUrl}`)).headers.get('content-type')).toBe('image/png')
    expect(await bring(`spotify:track:${'1'.padStart(22, '0')}`)).toMatchObject({ title: 'Roads' })

    for (const [catalogId, query, kind] of [
      ['audius', 'lamplight', 'url'],
      ['archive', 'stand-ins opening', 'url'],
      ['radio', 'stand-in hls', 'live'],
    ] as const) {
      // A station needs an address of its own to be one.
      for (const [at, station] of (world?.stations ?? []).entries()) station.url = `${vendors?.base}/live/${at}`
      const [first] = await search(catalogId, query)
      expect([catalogId, (await bring(first?.link ?? '')).source.kind]).toEqual([catalogId, kind])
    }
    const list = await read('https://www.youtube.com/playlist?list=PL-hundred')
    expect([list.found.length, list.isCut]).toEqual([15, true])
    expect(vendors?.refused).toEqual([])
  })

  test('what nobody can play, and what needs a key, is refused in words', async () => {
    const refusals = await Promise.all(
      ['https://youtu.be/no-embed-01', 'https://youtu.be/private-001', 'https://youtu.be/nothing-000'].map((link) =>
        codeOf(ask('/api/songs/from-link', { link })),
      ),
    )
    expect(refusals).toEqual(['not-embeddable', 'song-not-found', 'song-not-found'])
    const text = `https://open.spotify.com/album/${'900'.padStart(22, '0')}`
    expect(await codeOf(ask('/api/links', { text }))).toBe('key-missing')
  })

  test('a vendor that fails, or has had enough, is told, and nothing else suffers', async () => {
    vendors?.fail('youtube', 503)
    const link = 'https://youtu.be/roads-video'
    expect(await codeOf(ask('/api/songs/from-link', { link }))).toBe('vendor-unreachable')
    vendors?.fail('youtube', 429)
    expect(await codeOf(ask('/api/songs/from-link', { link }))).toBe('rate-limited')
    expect(await search('audius', 'roads')).toHaveLength(1)
  })
})

describe('with all keys', () => {
  beforeEach(() => open('all'))

  test('a playlist of a hundred is whole, and each of it is brought in without asking again', async () => {
    const list = await read('https://www.youtube.com/playlist?list=PL-hundred')
    expect([list.name, list.found.length, list.isCut]).toEqual(['A hundred songs', 100, false])
    const before = vendors?.asked.filter((each) => !each.startsWith('youtube-pictures')).length
    const songs = await Promise.all(list.found.map(({ link }) => bring(link)))
    expect(songs.map(({ title }) => title)).toEqual(list.found.map(({ title }) => title))
    expect(songs.every(({ durationMs }) => durationMs === 112_000)).toBe(true)
    expect(vendors?.asked.filter((each) => !each.startsWith('youtube-pictures')).length).toBe(before)
    expect((await read('https://www.youtube.com/playlist?list=PL-mixed')).found).toHaveLength(2)
    expect(vendors?.refused).toEqual([])
  })

  test('every catalogue is searched, and what is found is brought in', async () => {
    for (const [catalogId, query] of [
      ['youtube', 'portishead roads'],
      ['spotify', 'track ada'],
      ['jamendo', 'free ada'],
    ] as const) {
      const [first] = await search(catalogId, query)
      expect([catalogId, (await bring(first?.link ?? '')).durationMs]).not.toContain(null)
    }
    expect(vendors?.refused).toEqual([])
  })

  test('a Spotify album is read whole, and one of its songs is found where all can hear it', async () => {
    const album = await read(`https://open.spotify.com/intl-de/album/${'900'.padStart(22, '0')}`)
    expect([album.name, album.found.length]).toEqual(['First', 60])
    const { songId } = await bring(`https://open.spotify.com/track/${'1'.padStart(22, '0')}`)
    const { songs } = (await ask(`/api/songs/${songId}/elsewhere`)).json as { songs: FoundSong[] }
    expect(songs.map(({ link }) => link)).toEqual([
      'https://audius.co/portishead/roads',
      'https://www.youtube.com/watch?v=roads-video',
    ])
    expect(vendors?.refused).toEqual([])
  })

  test('pasted lines become songs, one by one, and what fits nothing says so', async () => {
    const { found } = await read('1. Portishead - Roads\nhttps://youtu.be/stand-in001\nNobody - Nothing At All')
    expect(found).toHaveLength(3)
    expect(await bring(found[0]?.link ?? '')).toMatchObject({ title: 'Roads', source: { kind: 'url' } })
    expect(await bring(found[1]?.link ?? '')).toMatchObject({ title: 'Video 1' })
    expect(await codeOf(ask('/api/songs/from-link', { link: found[2]?.link }))).toBe('no-match')
  })

  test('when the day’s quota is used up links still work', async () => {
    vendors?.fail('youtube-data', 429)
    expect(await bring('https://youtu.be/stand-in002')).toMatchObject({ title: 'Video 2', durationMs: null })
  })
})
