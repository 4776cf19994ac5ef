import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { CONTRACT, SONG_MS } from '../next-app/players/contract.ts'
import { type Listener, openBrowser } from './rig/browser.ts'
import type { ContractPage, TriedPlayer } from './rig/contract-page.ts'
import { noiseSong } from './rig/noise-song.ts'
import { type StreamServer, serveStream } from './rig/stream-server.ts'
import { encodeWav } from './rig/wav.ts'
import { type ServedYouTube, serveYouTube } from './stand-ins/youtube/serve-youtube.ts'
import { videoIdOf } from './stand-ins/youtube/videos.ts'

const entry = fileURLToPath(new URL('./rig/contract-page.ts', import.meta.url))
const page = '<!doctype html><title>players</title><button>Listen</button><script src="/page.js"></script>'
const songOf = (title: string, seed: number) => ({
  type: 'audio/wav',
  body: encodeWav(noiseSong({ title, seed, seconds: SONG_MS / 1000 })),
})
/** Longer than the others' songs: a video takes some seconds to settle. */
const VIDEO_MS = 60_000
const VIDEOS = Object.fromEntries(
  ['first', 'second', 'a', 'b', 'c', 'd'].map((name) => [videoIdOf(name), { durationMs: VIDEO_MS }]),
)
const PLAYERS: readonly TriedPlayer[] = ['file', 'element', 'youtube']
/** What a player does not keep, and why: `always`, or now and then, which no test can hold it to. */
const DEVIATIONS: Partial<Record<TriedPlayer, Readonly<Record<string, { always: boolean; why: string }>>>> = {
  element: {
    'an output delay shows as the error that it is, and starts after it are heard in time': {
      always: false,
      why: 'it may be silent for a moment before a start that takes over while it has an output delay',
    },
    'takes a sound of its own in time, and none that comes too late': {
      always: true,
      why: 'its songs leave by the element, and a sound of a context would leave by another way',
    },
  },
  youtube: {
    'falls silent at the instant it was told, and not before': {
      always: false,
      why: 'a video begins some tenths of a second after it was told to, nobody knows how many, and is then led to its place',
    },
    'plays on into the song scheduled to follow, without being asked again': {
      always: false,
      why: 'the same: a second after it began it may not be in its place yet',
    },
    'a follower that is put off leaves no hole before it': {
      always: false,
      why: 'the same',
    },
    'an output delay shows as the error that it is, and starts after it are heard in time': {
      always: false,
      why: 'its two starts may take longer than the four seconds of a song that players are tried with',
    },
    'takes a sound of its own in time, and none that comes too late': {
      always: true,
      why: 'its songs leave by a frame of their own, and a sound of a context would leave by another way',
    },
  },
}
const isTried = (player: TriedPlayer, name: string) => DEVIATIONS[player]?.[name]?.always !== false

describe.each(PLAYERS)('the %s player keeps the players’ contract, in a real browser', (player) => {
  let server: StreamServer
  let listener: Listener
  let youTube: ServedYouTube

  beforeAll(async () => {
    const bundle = await build({ entryPoints: [entry], bundle: true, write: false, format: 'iife', target: 'es2022' })
    server = await serveStream({
      '/': { type: 'text/html', body: page },
      '/page.js': { type: 'text/javascript', body: bundle.outputFiles[0]?.text ?? '' },
      '/first.wav': songOf('first', 1),
      '/second.wav': songOf('second', 2),
      '/broken.wav': { type: 'audio/wav', body: 'this is no sound' },
      ...Object.fromEntries(['a', 'b', 'c', 'd'].map((name, n) => [`/${name}.wav`, songOf(name, 3 + n)])),
    })
    listener = await openBrowser('player')
    youTube = await serveYouTube(listener.context, VIDEOS, 1)
    await listener.page.goto(server.url)
    await listener.page.getByRole('button', { name: 'Listen' }).click()
  })
  afterAll(async () => {
    await listener.browser.close()
    server.close()
  })

  afterEach(() => expect(youTube.refusals).toEqual([]))

  it.each(CONTRACT.filter(({ name }) => isTried(player, name)))('$name', async ({ name }) => {
    const run = ([of, name]: readonly [TriedPlayer, string]) => (window as unknown as ContractPage).runCase(of, name)
    const fault = await listener.page.evaluate(run, [player, name] as const)
    const isDeviation = DEVIATIONS[player]?.[name] !== undefined
    expect(fault, isDeviation ? 'it is kept after all' : undefined).toEqual(isDeviation ? expect.any(String) : null)
  })
})
