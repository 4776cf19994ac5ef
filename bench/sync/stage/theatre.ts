import { INSECURE_HOST } from '../../../e2e/rig/browser.ts'
import { openNamespace } from '../../../e2e/rig/network/namespaces.ts'
import { openProxy } from '../../../e2e/rig/network/proxy-process.ts'
import { Program } from '../../../e2e/rig/program.ts'
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

/** Where a listener finds the program, and in which network the listener is. */
type Door = { url: string; namespace: string | null }

/** A fresh program with fresh browsers behind a network. */
export class Theatre {
  readonly #server: SoundServer
  readonly #close: (() => unknown)[] = []
  readonly hurried: Hurried[] = []

  constructor(server: SoundServer) {
    this.#server = server
  }

  /** Starts everything; `seed` makes the network's chances. */
  async open(leg: Leg, seed: number, { present, hidden }: Guests): Promise<House> {
    const { manner } = leg
    const program = await Program.start()
    this.#close.push(() => program.stop())
    const everyone = Array.from({ length: this.#server.listeners }, (_, n) => n)
    const doors: Door[] = []
    for (const n of everyone) doors.push(await this.#doorOf(n, program.port, leg, seed * 100 + n))
    const urlOf = (n: number) => doors[n]?.url ?? program.url
    const listeners = await Promise.all(
      everyone.map((n) =>
        Listener.open(this.#server, n, manner, {
          canHide: n === hidden,
          namespace: doors[n]?.namespace ?? null,
          trusted: doors[n]?.namespace && !manner.isPlainHttp ? urlOf(n) : null,
        }),
      ),
    )
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

  /** Lays the n-th listener's way to the program. */
  async #doorOf(n: number, port: number, { network, manner }: Leg, seed: number): Promise<Door> {
    const path = network.pathOf(n)
    if (manner.isPacketwise) {
      const { name, host, close } = await openNamespace(n, path, seed)
      this.#close.push(close)
      return { url: `http://${host}:${port}`, namespace: name }
    }
    const proxy = path && (await openProxy(port, path, seed))
    if (proxy) this.#close.push(proxy.close)
    const host = manner.isPlainHttp ? INSECURE_HOST : 'localhost'
    return { url: `http://${host}:${proxy?.port ?? port}`, namespace: null }
  }

  /** Gives what makes sound real-time priority, where that is allowed: to be asked for whenever a page has begun to sound. */
  hurry(): void {
    this.hurried.push(hurrySound(this.#server.socket))
  }

  async close(): Promise<void> {
    for (let close = this.#close.pop(); close; close = this.#close.pop()) await close()
  }
}
