import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { Path, Way } from './networks.ts'

const LINK = fileURLToPath(new URL('./tun.py', import.meta.url))
const NOTHING: Way = { delayMs: 0 }
/** What a download beside fetches at once, and how long it rests between, in ms. */
const DOWNLOAD_BYTES = 2_500_000
const REST_MS = 1_500

/** A network of its own for one listener, in which `host` is this machine. */
export type Namespace = { name: string; host: string; close: () => void }

const ip = (...words: string[]): boolean => spawnSync('ip', words).status === 0

/** Downloads in the namespace, over and over, what this machine gives out. */
function fill(name: string, host: string): () => void {
  const bulk = createServer((_, response) => response.end(Buffer.alloc(DOWNLOAD_BYTES)))
  let client: ChildProcess | null = null
  bulk.listen(0, '0.0.0.0', () => {
    const url = `http://${host}:${(bulk.address() as AddressInfo).port}/`
    const loop = `for (;;) {
      await fetch(${JSON.stringify(url)}).then((it) => it.arrayBuffer()).catch(() => {})
      await new Promise((resolve) => setTimeout(resolve, ${REST_MS}))
    }`
    const node = [process.execPath, '--input-type=module', '-e', loop]
    client = spawn('ip', ['netns', 'exec', name, ...node], { stdio: 'ignore' })
  })
  return () => {
    client?.kill('SIGKILL')
    bulk.closeAllConnections()
    bulk.close()
  }
}

/**
 * Opens the n-th listener's own network, whose packets take the path: what is lost there is lost to TCP itself. Throws where
 * that cannot be: it takes root, iproute2, python3 and the kernel's TUN.
 */
export async function openNamespace(n: number, path: Path | null, seed: number): Promise<Namespace> {
  const name = `earshot-${process.pid}-${n}`
  const [host, guest] = [`10.83.${n}.1`, `10.83.${n}.2`]
  if (!ip('netns', 'add', name)) throw new Error('no network namespace can be made here: it takes root and iproute2')
  const ways = [path?.up ?? NOTHING, path?.down ?? NOTHING].map((way) => JSON.stringify(way))
  const link = spawn('python3', [LINK, name, host, guest, ...ways, String(seed)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const close = () => {
    process.off('exit', close)
    stopFilling()
    link.kill('SIGKILL')
    ip('netns', 'del', name)
  }
  let stopFilling = () => {}
  process.once('exit', close)
  const came = await Promise.race([once(link.stdout, 'data'), once(link, 'exit').then(() => null)])
  if (came === null) {
    close()
    throw new Error('the link into a network namespace did not come up: it takes python3 and the kernel’s TUN')
  }
  if (path?.down.narrow) stopFilling = fill(name, host)
  return { name, host, close }
}
