import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { type Listener, openBrowser } from './browser.ts'
import type { StreamPage } from './stream-page.ts'
import { type ServedFile, type StreamServer, serveStream } from './stream-server.ts'

const at = (file: string) => fileURLToPath(new URL(file, import.meta.url))
const PAGE = '<!doctype html><title>stream</title><button>Listen</button><script type="module" src="/page.js"></script>'
const JAVASCRIPT = 'text/javascript'

/** A browser with one stream player in it, and the server that it plays from. */
export type StreamRig = {
  listener: Listener
  server: StreamServer
  /** Runs a function in the page, with what the page offers and one argument of the test's. */
  ask: <T, A>(what: (page: StreamPage, given: A) => T | Promise<T>, given: A) => Promise<T>
  close: () => Promise<void>
}

const bundle = async (entry: string): Promise<string> => {
  const made = await build({ entryPoints: [at(entry)], bundle: true, write: false, format: 'esm', target: 'es2022' })
  return made.outputFiles[0]?.text ?? ''
}

/** Opens a browser at a page with the stream player, which has been clicked on; `files` are its songs. */
export async function openStreamRig(songs: Record<string, Buffer>, bytesPerSecond?: number): Promise<StreamRig> {
  const script = async (entry: string): Promise<ServedFile> => ({
    type: JAVASCRIPT,
    body: await bundle(entry),
    quick: true,
  })
  const files: Record<string, ServedFile> = {
    '/': { type: 'text/html', body: PAGE },
    '/page.js': await script('./stream-page.ts'),
    // Where a page that is one file takes its worker to be.
    '/decode/sound-worker.ts': await script('../../next-app/players/stream/decode/sound-worker.ts'),
  }
  for (const [name, body] of Object.entries(songs)) files[`/${name}`] = { type: 'audio/x', body }
  const server = await serveStream(files, bytesPerSecond)
  const listener = await openBrowser('stream')
  await listener.page.goto(server.url)
  await listener.page.getByRole('button', { name: 'Listen' }).click()
  await listener.page.waitForFunction('window.stream !== undefined')
  return {
    listener,
    server,
    ask: (what, given) => listener.page.evaluate(`(${what})(window, ${JSON.stringify(given)})`),
    close: async () => {
      await listener.browser.close()
      server.close()
    },
  }
}
