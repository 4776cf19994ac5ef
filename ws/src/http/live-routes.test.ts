import { liveHead, livePiece, type Song } from '@earshot/sync'
import { expect, test, vi } from 'vitest'
import { LiveError } from '../media/live/live-error.ts'
import { httpBench } from './testing.ts'

const station = {
  songId: 'station-1',
  title: 'Station',
  artist: '',
  album: '',
  durationMs: null,
  coverUrl: null,
  source: { kind: 'live', url: 'https://radio.example/', format: 'icy' },
} as unknown as Song

const head = { state: 'on-air', trouble: null, delayMs: 4000, titles: [{ text: 'A', at: 5 }] } as const
const told = { number: 7, run: 1, at: 5, codec: 'mp3', sampleRate: 44_100, channels: 2, samples: 2304, frames: [3, 2] }

const bench = async (ask = vi.fn(async () => ({ head, pieces: [{ told, sound: Buffer.from('abcde'), end: 9 }] }))) => {
  const catalog = {
    listSongs: () => ({ songs: [], nextCursor: null }),
    getSong: (id: string) => (id === station.songId ? station : null),
  }
  const made = await httpBench({ catalog, relays: { ask: ask as never } })
  const cookie = await made.guestCookie()
  const get = (url: string, headers: Record<string, string> = { cookie }) => made.app.inject({ url, headers })
  return { get, ask }
}

test('pieces of a broadcast come one after the other, each described before its bytes', async () => {
  const { get, ask } = await bench()
  const { rawPayload, statusCode } = await get('/api/live/station-1/pieces?after=6&wait=3000')
  expect(statusCode).toBe(200)
  expect(ask).toHaveBeenCalledWith(station, 6, 3000)
  let at = 0
  const next = (): unknown => {
    const length = rawPayload.readUInt32BE(at)
    at += 4 + length
    return JSON.parse(rawPayload.subarray(at - length, at).toString())
  }
  expect(liveHead.parse(next())).toEqual(head)
  expect(livePiece.parse(next())).toEqual(told)
  expect(rawPayload.subarray(at).toString()).toBe('abcde')
})

test('nobody without a session is served, nor what is no broadcast, nor what is asked for in other words', async () => {
  const { get, ask } = await bench()
  expect((await get('/api/live/station-1/pieces', {})).statusCode).toBe(401)
  expect((await get('/api/live/nothing/pieces')).statusCode).toBe(404)
  expect((await get('/api/live/station-1/pieces?wait=60000')).statusCode).toBe(400)
  expect((await get('/api/live/station-1/pieces?after=-1')).statusCode).toBe(400)
  expect(ask).not.toHaveBeenCalled()
})

test('a server that hears too many stations says so', async () => {
  const { get } = await bench(
    vi.fn(async () => {
      throw new LiveError('too-busy')
    }),
  )
  const answer = await get('/api/live/station-1/pieces')
  expect([answer.statusCode, answer.json().error.code]).toEqual([429, 'too-many-stations'])
})

test('one guest hears four stations at once, and no fifth; others hear theirs', async () => {
  const stations = [1, 2, 3, 4, 5].map((n) => ({ ...station, songId: `station-${n}` }) as unknown as Song)
  const catalog = {
    listSongs: () => ({ songs: [], nextCursor: null }),
    getSong: (id: string) => stations.find(({ songId }) => songId === id) ?? null,
  }
  const ask = async () => ({ head, pieces: [] })
  const made = await httpBench({ catalog, relays: { ask: ask as never } })
  const [ada, ben] = [await made.guestCookie(), await made.guestCookie()]
  const hear = async (cookie: string, n: number) =>
    (await made.app.inject({ url: `/api/live/station-${n}/pieces`, headers: { cookie } })).statusCode
  const heard: number[] = []
  for (const n of [1, 2, 3, 4, 5, 1]) heard.push(await hear(ada, n))
  expect(heard).toEqual([200, 200, 200, 200, 429, 200])
  expect(await hear(ben, 5)).toBe(200)
})
