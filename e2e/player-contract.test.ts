import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CONTRACT, SONG_MS } from '../next-app/players/contract.ts'
import { type Listener, openBrowser } from './rig/browser.ts'
import type { ContractPage, TriedPlayer } from './rig/contract-page.ts'
import { noiseSong } from './rig/noise-song.ts'
import { type StreamServer, serveStream } from './rig/stream-server.ts'
import { encodeWav } from './rig/wav.ts'

const entry = fileURLToPath(new URL('./rig/contract-page.ts', import.meta.url))
const page = '<!doctype html><title>players</title><button>Listen</button><script src="/page.js"></script>'
const songOf = (title: string, seed: number) => ({
  type: 'audio/wav',
  body: encodeWav(noiseSong({ title, seed, seconds: SONG_MS / 1000 })),
})
const PLAYERS: readonly TriedPlayer[] = ['file', 'element']

describe.each(PLAYERS)('the %s player keeps the players’ contract, in a real browser', (player) => {
  let server: StreamServer
  let listener: Listener

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
    await listener.page.goto(server.url)
    await listener.page.getByRole('button', { name: 'Listen' }).click()
  })
  afterAll(async () => {
    await listener.browser.close()
    server.close()
  })

  it.each(CONTRACT)('$name', async ({ name }) => {
    const run = ([of, name]: readonly [TriedPlayer, string]) => (window as unknown as ContractPage).runCase(of, name)
    expect(await listener.page.evaluate(run, [player, name] as const)).toBeNull()
  })
})
