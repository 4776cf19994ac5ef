import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CONTRACT, SONG_MS } from '../next-app/players/contract.ts'
import { type Listener, openBrowser } from './rig/browser.ts'
import { noiseSong } from './rig/noise-song.ts'
import { encodeWav } from './rig/wav.ts'

const entry = fileURLToPath(new URL('./rig/contract-page.ts', import.meta.url))
const page = '<!doctype html><title>players</title><button>Listen</button><script src="/page.js"></script>'
const songOf = (title: string, seed: number) => encodeWav(noiseSong({ title, seed, seconds: SONG_MS / 1000 }))

describe('the file player keeps the players’ contract, in a real browser', () => {
  let server: Server
  let listener: Listener

  beforeAll(async () => {
    const bundle = await build({ entryPoints: [entry], bundle: true, write: false, format: 'iife', target: 'es2022' })
    const files: Record<string, [string, string | Buffer]> = {
      '/': ['text/html', page],
      '/page.js': ['text/javascript', bundle.outputFiles[0]?.text ?? ''],
      '/first.wav': ['audio/wav', songOf('first', 1)],
      '/second.wav': ['audio/wav', songOf('second', 2)],
      '/broken.wav': ['audio/wav', 'this is no sound'],
    }
    server = createServer((request, response) => {
      const file =
        files[request.url ?? ''] ?? (/^\/[a-d]\.wav$/.test(request.url ?? '') ? files['/second.wav'] : undefined)
      response.writeHead(file === undefined ? 404 : 200, { 'content-type': file?.[0] ?? 'text/plain' })
      response.end(file?.[1])
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    listener = await openBrowser('player')
    await listener.page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    await listener.page.getByRole('button', { name: 'Listen' }).click()
  })
  afterAll(async () => {
    await listener.browser.close()
    server.close()
  })

  it.each(CONTRACT)('$name', async ({ name }) => {
    const found = await listener.page.evaluate(
      (of) => (window as unknown as { runCase: (name: string) => Promise<string | null> }).runCase(of),
      name,
    )
    expect(found).toBeNull()
  })
})
