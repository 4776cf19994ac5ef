import type { Song, SongId } from '@earshot/sync'
import { anItem } from '@earshot/sync/testing'
import { describe, expect, test } from 'vitest'
import { type AddressPorts, isReachable, SoundAddresses } from './sound-address.ts'

const songAt = (url: string, sizeBytes: number | null = 1000, id = url): Song => ({
  ...anItem(1).song,
  songId: id as SongId,
  source: { kind: 'url', url, mimeType: 'audio/mpeg', sizeBytes },
})
const answer = (status: number, range: string | null = 'bytes 0-1/1000') =>
  new Response(status === 206 ? 'ab' : null, { status, headers: range === null ? {} : { 'content-range': range } })

const setUp = (fetch: (url: string) => Response | 'refused', more: Partial<AddressPorts> = {}) => {
  const asked: string[] = []
  let time = 0
  const addresses = new SoundAddresses({
    fetch: async (url, { headers }) => {
      asked.push(`${url} ${new Headers(headers).get('range')}`)
      const response = fetch(url)
      if (response === 'refused') throw new TypeError('no CORS')
      return response
    },
    now: () => time,
    isSecure: false,
    ...more,
  })
  const urlOf = async (song: Song) => (await addresses.of(song)).url
  return { addresses, asked, urlOf, pass: (ms: number) => (time += ms) }
}

const there = 'https://music.example/a.mp3'

describe('a song that lies elsewhere', () => {
  test('comes from there when its server lets the page, which is tried once for all of its songs', async () => {
    const { addresses, asked, urlOf } = setUp(() => answer(206))
    expect(await Promise.all([urlOf(songAt(there)), urlOf(songAt(there))])).toEqual([there, there])
    expect(addresses.of(songAt('https://music.example/b.mp3'))).toMatchObject({ url: 'https://music.example/b.mp3' })
    expect(asked).toEqual([`${there} bytes=0-1`])
  })

  test('comes through our server when its own refuses, gives no parts, or gives another file', async () => {
    for (const response of ['refused', answer(200), answer(404), answer(206, 'bytes 0-1/999')] as const) {
      const { urlOf } = setUp(() => response)
      expect(await urlOf(songAt(there, 1000, 'id'))).toBe('/api/songs/id/sound')
    }
  })

  test('is tried at its server again after a while', async () => {
    let lets = false
    const { asked, urlOf, pass } = setUp(() => (lets ? answer(206) : 'refused'))
    await urlOf(songAt(there, 1000, 'id'))
    lets = true
    pass(60_000)
    expect(await urlOf(songAt(there, 1000, 'id'))).toBe('/api/songs/id/sound')
    pass(600_000)
    expect(await urlOf(songAt(there, 1000, 'id'))).toBe(there)
    expect(asked).toHaveLength(2)
  })

  test('comes through our server once it could not be had from there, and no other song does', async () => {
    const { addresses, urlOf } = setUp(() => answer(206))
    const song = songAt(there, 1000, 'id')
    await urlOf(song)
    expect([addresses.avoid(song), addresses.avoid(song)]).toEqual([true, false])
    expect(await urlOf(song)).toBe('/api/songs/id/sound')
    expect(await urlOf(songAt(there, 1000, 'other'))).toBe(there)
  })

  test('by http is not tried from a page that came by https', async () => {
    const { asked, urlOf } = setUp(() => answer(206), { isSecure: true })
    expect(await urlOf(songAt('http://music.example/a.mp3', 1000, 'id'))).toBe('/api/songs/id/sound')
    expect(asked).toEqual([])
  })

  test('whose server hides how large it is must be known to be of some size', () => {
    expect([isReachable(answer(206, null), 1000), isReachable(answer(206, null), null)]).toEqual([true, false])
    expect(isReachable(answer(206, 'bytes 5-6/1000'), 1000)).toBe(false)
  })
})

test('other songs have one place, known at once', () => {
  const { addresses, asked } = setUp(() => answer(206))
  const { song } = anItem(1)
  expect(addresses.of(song)).toMatchObject({ url: song.source.kind === 'file' ? song.source.url : '' })
  expect(addresses.avoid(song)).toBe(false)
  const video: Song = { ...song, source: { kind: 'youtube', videoId: 'abcdefghijk' } }
  expect(addresses.of(video)).toMatchObject({ url: 'data:,' })
  expect(asked).toEqual([])
})
