import { type FoundLyrics, foundLyrics, type Song } from '@earshot/sync'
import { expect, test, vi } from 'vitest'
import { lyricsIn } from '../catalog/lyrics/read-lyrics.ts'
import { httpBench } from './testing.ts'

const ID = 'a'.repeat(32)
const song = { songId: ID, title: 'One' } as Song
const FOUND: FoundLyrics = { lyrics: lyricsIn('[00:01.00]La'), source: 'tags', provider: 'ok' }

const bench = async (findLyrics = vi.fn(async () => FOUND)) => {
  const { app, deps, guestCookie } = await httpBench({
    findLyrics,
    findSong: (songId) => (songId === ID ? song : null),
  })
  const cookie = await guestCookie()
  const ask = async (songId: string, headers = { cookie }) =>
    await app.inject({ url: `/api/songs/${songId}/lyrics`, headers })
  return { ask, deps, findLyrics }
}

test('the lyrics of a song are told to guests', async () => {
  const { ask, findLyrics } = await bench()
  const answer = await ask(ID)
  expect([answer.statusCode, foundLyrics.parse(answer.json())]).toEqual([200, FOUND])
  expect(findLyrics).toHaveBeenCalledWith(song)
})

test('nobody else is told, and of no other song', async () => {
  const { ask, findLyrics } = await bench()
  expect((await ask(ID, { cookie: '' })).json().error.code).toBe('unauthenticated')
  for (const name of ['b'.repeat(32), '..%2f..%2fetc%2fpasswd', 'x'.repeat(500)]) {
    const answer = await ask(name)
    expect([answer.statusCode, answer.json().error.code], name).toEqual([404, 'not-found'])
  }
  expect(findLyrics).not.toHaveBeenCalled()
})

test('no more wait to be looked at than may, and who was looked at makes room', async () => {
  let free = () => {}
  const blocked = new Promise<void>((resolve) => {
    free = resolve
  })
  const { ask } = await bench(vi.fn(async () => blocked.then(() => FOUND)))
  const waiting = Array.from({ length: 256 }, () => ask(ID))
  await vi.waitFor(async () => expect((await ask(ID)).json().error?.code).toBe('too-busy'), 10_000)
  free()
  await Promise.all(waiting)
  expect((await ask(ID)).statusCode).toBe(200)
})

test('a session asks no more often than it may', async () => {
  const { deps } = await bench()
  const { app, guestCookie } = await httpBench({
    findSong: () => song,
    rates: { ...deps.rates, lyrics: { max: 2, perMs: 60_000 } },
  })
  const cookie = await guestCookie()
  const ask = async () => (await app.inject({ url: `/api/songs/${ID}/lyrics`, headers: { cookie } })).statusCode
  expect([await ask(), await ask(), await ask()]).toEqual([200, 200, 429])
})
