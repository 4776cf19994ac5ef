import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Song, SongId } from '@earshot/sync'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CONTRACT } from '../next-app/players/contract.ts'
import { encodeAnswer } from '../ws/src/media/live/encode-answer.ts'
import { Relays } from '../ws/src/media/live/relays.ts'
import { ANYWHERE } from '../ws/src/media/url-policy.ts'
import { type Listener, openBrowser } from './rig/browser.ts'
import type { LivePage } from './rig/live-page.ts'
import { makeSong } from './rig/songs.ts'
import { encodeFor } from './stand-ins/radio/encode.ts'
import { openRadio, type Radio } from './stand-ins/radio/radio.ts'

const bundle = async (entry: string): Promise<string> => {
  const entryPoints = [fileURLToPath(new URL(entry, import.meta.url))]
  const made = await build({ entryPoints, bundle: true, write: false, format: 'esm', target: 'es2022' })
  return made.outputFiles[0]?.text ?? ''
}

/**
 * All of it is kept, in its own sense: a broadcast has one place, now, so a start at another position moves nothing that
 * is heard, and counts from there on. `follow` needs no more, and the room lets nobody seek in what is live (rule S11).
 */
describe('the player of broadcasts keeps the players’ contract, in a real browser', () => {
  let radio: Radio
  let relays: Relays
  let server: Server
  let listener: Listener

  beforeAll(async () => {
    const loop = makeSong('Contract', 77, 20)
    const station = {
      type: 'audio/mpeg',
      body: encodeFor('mp3', loop.file),
      durationMs: loop.durationMs,
      burstMs: 6000,
      chunkMs: 40,
      jitterMs: 100,
      interval: 8192,
      title: '',
    }
    const names = ['first', 'second', 'a', 'b', 'c', 'd']
    radio = await openRadio({
      stations: {
        ...Object.fromEntries(names.map((name) => [`/${name}`, station])),
        '/broken': { ...station, body: Buffer.alloc(800_000, 'no sound '), burstMs: 20_000 },
      },
    })
    const now = () => performance.timeOrigin + performance.now()
    const wait = (ms: number, signal: AbortSignal) => sleep(ms, undefined, { signal }).catch(() => {})
    relays = new Relays({ now, wait, policy: ANYWHERE, maxStations: 20, onProblem: () => {} })
    const files: Record<string, string> = {
      '/': '<!doctype html><button>Listen</button><script type="module" src="/page.js"></script>',
      '/page.js': await bundle('./rig/live-page.ts'),
      // Where a page that is one file takes its worker to be.
      '/decode/sound-worker.ts': await bundle('../next-app/players/stream/decode/sound-worker.ts'),
    }
    server = createServer((request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost')
      const [, songId] = /^\/api\/live\/(.*)\/pieces$/.exec(pathname) ?? []
      if (songId === undefined) {
        const type = pathname === '/' ? 'text/html' : 'text/javascript'
        return response.writeHead(200, { 'content-type': type }).end(files[pathname] ?? '')
      }
      const source = { kind: 'live', url: `${radio.url}/${songId}`, format: 'icy' } as const
      const after = searchParams.get('after')
      relays
        .ask({ songId: songId as SongId, source } as Song, after === null ? null : Number(after), 3000)
        .then((answer) => response.end(encodeAnswer(answer)))
        .catch(() => response.writeHead(503).end())
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
    listener = await openBrowser('live')
    await listener.page.goto(`http://localhost:${(server.address() as AddressInfo).port}`)
    await listener.page.getByRole('button', { name: 'Listen' }).click()
    await listener.page.waitForFunction('window.runCase !== undefined')
  })
  afterAll(async () => {
    await listener?.browser.close()
    await relays?.close()
    server?.closeAllConnections()
    server?.close()
    radio?.close()
  })

  it.each(CONTRACT)('$name', async ({ name }) => {
    const fault = await listener.page.evaluate((of) => (window as unknown as LivePage).runCase(of), name)
    expect(fault).toBeNull()
    expect(listener.complaints.splice(0)).toEqual([])
  })
})
