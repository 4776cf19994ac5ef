import type { Song, SongId, UserId } from '@earshot/sync'
import { aSong } from '@earshot/sync/testing'
import { expect, test } from 'vitest'
import type { PlaylistRecord, Playlists } from '../store/playlists.ts'
import { httpBench } from './testing.ts'

/** Playlists in memory, three for each person at most. */
const shelf = (): Playlists => {
  const kept = new Map<string, PlaylistRecord & { ownerId: UserId }>()
  const own = (ownerId: UserId, playlistId: string) => {
    const found = kept.get(playlistId)
    return found?.ownerId === ownerId ? found : null
  }
  return {
    list: async (ownerId) =>
      [...kept.values()]
        .filter((it) => it.ownerId === ownerId)
        .map(({ playlistId, name, updatedAt, songs }) => ({ playlistId, name, updatedAt, length: songs.length })),
    get: async (ownerId, playlistId) => {
      const found = own(ownerId, playlistId)
      if (found === null) return null
      const { ownerId: _, ...playlist } = found
      return playlist
    },
    create: async (ownerId, playlist) => {
      if (kept.size >= 3) return false
      kept.set(playlist.playlistId, { ...playlist, ownerId })
      return true
    },
    replace: async (ownerId, playlist) => {
      if (own(ownerId, playlist.playlistId) === null) return false
      kept.set(playlist.playlistId, { ...playlist, ownerId })
      return true
    },
    remove: async (ownerId, playlistId) => own(ownerId, playlistId) !== null && kept.delete(playlistId),
  }
}

const setUp = async () => {
  const library = new Map<string, Song>([1, 2].map((n) => [aSong(n).songId, aSong(n)]))
  const bench = await httpBench({ playlists: shelf(), findSong: (songId: SongId) => library.get(songId) ?? null })
  const [ada, bob] = [await bench.guestCookie(), await bench.guestCookie()]
  const ask = async (
    cookie: string | null,
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    payload?: object,
  ) => {
    const headers = cookie === null ? {} : { cookie }
    const answer = await bench.app.inject({ method, url, headers, ...(payload && { payload }) })
    return { status: answer.statusCode, body: answer.json() }
  }
  return { ask, ada, bob, library }
}

const mixtape = { name: ' Mix\u202E  tape ', songIds: ['song-2', 'song-1', 'song-2'] }

test('a playlist is kept with its songs in order, listed, changed and deleted', async () => {
  const { ask, ada } = await setUp()
  const { body: made } = await ask(ada, 'POST', '/api/playlists', mixtape)
  expect(made).toMatchObject({ name: 'Mix tape', updatedAt: expect.any(Number) })
  expect(made.songs.map(({ songId }: Song) => songId)).toEqual(mixtape.songIds)
  const url = `/api/playlists/${made.playlistId}`
  expect((await ask(ada, 'GET', url)).body).toEqual(made)
  const { songs, ...head } = made
  expect((await ask(ada, 'GET', '/api/playlists')).body).toEqual({ playlists: [{ ...head, length: songs.length }] })
  const changed = await ask(ada, 'PUT', url, { name: 'Other', songIds: [] })
  expect(changed.body).toMatchObject({ playlistId: made.playlistId, name: 'Other', songs: [] })
  expect((await ask(ada, 'DELETE', url)).status).toBe(200)
  expect(await ask(ada, 'GET', url)).toMatchObject({ status: 404, body: { error: { code: 'playlist-not-found' } } })
})

test('the playlist of somebody else is as little there as one that never was', async () => {
  const { ask, ada, bob } = await setUp()
  const { body: made } = await ask(ada, 'POST', '/api/playlists', mixtape)
  for (const id of [made.playlistId, 'never', 'x'.repeat(60), '..%2f..']) {
    for (const [method, payload] of [['GET'], ['PUT', mixtape], ['DELETE']] as const) {
      const answer = await ask(bob, method, `/api/playlists/${id}`, payload)
      expect(answer).toMatchObject({ status: 404, body: { error: { code: 'playlist-not-found' } } })
    }
  }
  expect((await ask(bob, 'GET', '/api/playlists')).body).toEqual({ playlists: [] })
  expect((await ask(ada, 'GET', `/api/playlists/${made.playlistId}`)).body).toEqual(made)
})

test('a song that the library does not know is refused, and one that it has lost since is still shown', async () => {
  const { ask, ada, library } = await setUp()
  const refused = await ask(ada, 'POST', '/api/playlists', { name: 'Mix', songIds: ['song-1', 'song-9'] })
  expect(refused).toMatchObject({ status: 404, body: { error: { code: 'song-not-found' } } })
  const { body: made } = await ask(ada, 'POST', '/api/playlists', mixtape)
  library.delete('song-1')
  library.set('song-2', { ...aSong(2), title: 'Better known as' })
  const { songs } = (await ask(ada, 'GET', `/api/playlists/${made.playlistId}`)).body
  expect(songs.map(({ title }: Song) => title)).toEqual(['Better known as', 'Song 1', 'Better known as'])
})

test('a playlist has a name that can be shown and at most a thousand songs that may have ids', async () => {
  const { ask, ada } = await setUp()
  const songIds: string[] = []
  for (const payload of [
    {},
    { name: 'Mix' },
    { name: '', songIds },
    { name: ' \u200B ', songIds },
    { name: 'x'.repeat(81), songIds },
    { name: 'Mix', songIds: 'song-1' },
    { name: 'Mix', songIds: ['no song id'] },
    { name: 'Mix', songIds: Array.from({ length: 1001 }, () => 'song-1') },
  ]) {
    const answer = await ask(ada, 'POST', '/api/playlists', payload)
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 'invalid-input' } } })
  }
})

test('a thousand songs of the longest ids go in, more playlists than one may have do not', async () => {
  const { ask, ada, library } = await setUp()
  const songId = 'x'.repeat(80)
  library.set(songId, { ...aSong(3), songId: songId as SongId })
  const payload = { name: 'x'.repeat(80), songIds: Array.from({ length: 1000 }, () => songId) }
  for (let n = 0; n < 3; n++) expect((await ask(ada, 'POST', '/api/playlists', payload)).status).toBe(200)
  expect(await ask(ada, 'POST', '/api/playlists', payload)).toMatchObject({
    status: 409,
    body: { error: { code: 'too-many-playlists' } },
  })
})

test('who has no session has no playlists', async () => {
  const { ask } = await setUp()
  for (const [method, url] of [
    ['GET', '/api/playlists'],
    ['POST', '/api/playlists'],
    ['DELETE', '/api/playlists/a'],
  ] as const) {
    expect(await ask(null, method, url)).toMatchObject({ status: 401, body: { error: { code: 'unauthenticated' } } })
  }
})
