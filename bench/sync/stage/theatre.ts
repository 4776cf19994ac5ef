import { INSECURE_HOST } from '../../../e2e/rig/browser.ts'
import { Program } from '../../../e2e/rig/program.ts'
import { seededRandom } from '../../../e2e/rig/random.ts'
import { type DelayProxy, delayProxy } from '../network/delay-proxy.ts'
import { type Hurried, hurrySound } from '../sound/processes.ts'
import type { SoundServer } from '../sound/sound-server.ts'
import type { Leg } from './legs.ts'
import { Listener } from './listener.ts'

/** A room with everyone and everything that it takes. */
export type House = {
  program: Program
  listeners: readonly Listener[]
  /** Where the n-th listener finds the program. */
  urlOf: (listener: number) => string
  code: string
}

/** Who comes: the first `present` are in the room from its start, and the page of `hidden` can be hidden. */
export type Guests = { present: number; hidden?: number | undefined }

export const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** A fresh program with fresh browsers behind a network. */
export class Theatre {
  readonly #server: SoundServer
  readonly #close: (() => unknown)[] = []
  readonly hurried: Hurried[] = []

  constructor(server: SoundServer) {
    this.#server = server
  }

  /** Starts everything; `seed` makes the network's chances. */
  async open({ network, manner }: Leg, seed: number, { present, hidden }: Guests): Promise<House> {
    const program = await Program.start()
    this.#close.push(() => program.stop())
    const everyone = Array.from({ length: this.#server.listeners }, (_, n) => n)
    const proxies: (DelayProxy | null)[] = []
    for (const n of everyone) {
      const path = network.pathOf(n)
      const proxy = path && (await delayProxy(program.port, path, seededRandom(seed * 100 + n)))
      if (proxy) this.#close.push(proxy.close)
      proxies.push(proxy)
    }
    const host = manner.isPlainHttp ? INSECURE_HOST : 'localhost'
    const urlOf = (n: number) => `http://${host}:${proxies[n]?.port ?? program.port}`
    const listeners = await Promise.all(everyone.map((n) => Listener.open(this.#server, n, manner, n === hidden)))
    this.#close.push(() => Promise.all(listeners.map((listener) => listener.close())))

    const [first, ...others] = listeners
    if (!first) throw new Error('nobody listens')
    const early = others.slice(0, present - 1)
    await Promise.all([first, ...early].map((listener, n) => listener.open(urlOf(n))))
    const code = await first.startRoom()
    await Promise.all(early.map((listener) => listener.joinByCode(code)))
    // The pages' own start is no part of any scene.
    await sleep(800)
    this.hurry()
    return { program, listeners, urlOf, code }
  }

  /** Gives what makes sound real-time priority, where that is allowed: to be asked for whenever a page has begun to sound. */
  hurry(): void {
    this.hurried.push(hurrySound(this.#server.socket))
  }

  async close(): Promise<void> {
    for (let close = this.#close.pop(); close; close = this.#close.pop()) await close()
  }
}
