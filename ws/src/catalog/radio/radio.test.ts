import { expect, test } from 'vitest'
import { type Answer, askedVendor } from '../vendor/testing.ts'
import { openRadio } from './radio.ts'

const codeOf = (promise: Promise<unknown>) => promise.catch((error) => error.code ?? error)
const UUID = '960e57c5-0601-11e8-ae97-52543be04c81'

/** A station as api.radio-browser.info shows it, cut to what is read and a little more. */
const station = (more: object = {}) => ({
  changeuuid: UUID,
  stationuuid: UUID,
  name: ' Radio  Paradise ',
  url: 'http://stream.example/listen.pls',
  url_resolved: 'http://stream.example/mp3-192',
  homepage: 'https://radio.example',
  favicon: 'https://radio.example/icon.png',
  countrycode: 'US',
  codec: 'MP3',
  bitrate: 192,
  hls: 0,
  lastcheckok: 1,
  ...more,
})
const open = async (answering: (url: URL) => Answer) => {
  const { client, asked } = await askedVendor(answering)
  return { radio: openRadio(client), asked }
}

test('a station is a broadcast at the address where its playlist led', async () => {
  const { radio, asked } = await open(() => [station()])
  expect(await radio.station(UUID)).toEqual({
    link: `https://www.radio-browser.info/history/${UUID}`,
    source: { kind: 'live', url: 'http://stream.example/mp3-192', format: 'icy' },
    title: 'Radio Paradise',
    artist: '',
    album: '',
    durationMs: null,
    pictureUrl: 'https://radio.example/icon.png',
  })
  expect(asked).toEqual([`/json/stations/byuuid/${UUID}`])
})

test('a search finds stations that were on the air, the most heard first; what cannot be played is left out', async () => {
  const { radio, asked } = await open(() => [
    station({ hls: 1, url_resolved: '' }),
    station({ url: 'mms://old', url_resolved: '' }),
    { name: 'odd' },
    station({ favicon: 'data:x' }),
  ])
  expect(await radio.catalog.search('jazz fm')).toMatchObject([
    { source: { format: 'hls', url: 'http://stream.example/listen.pls' } },
    { pictureUrl: null },
  ])
  expect(asked).toEqual(['/json/stations/search?name=jazz+fm&limit=25&hidebroken=true&order=clickcount&reverse=true'])
})

test.each<[Answer, string]>([
  ['[]', 'song-not-found'],
  [{ status: 404 }, 'song-not-found'],
  [{ status: 502 }, 'vendor-unreachable'],
  ['{"ok":false}', 'vendor-failed'],
])('what answers %j is refused as %s', async (answer, code) => {
  const { radio } = await open(() => answer)
  expect(await codeOf(radio.station(UUID))).toBe(code)
})
