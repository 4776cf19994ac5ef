import { Program } from '../../../e2e/rig/program.ts'
import { seededRandom } from '../../../e2e/rig/random.ts'
import type { SongFile } from '../ears/songs.ts'
import { type DelayProxy, delayProxy } from '../network/delay-proxy.ts'
import type { Network } from '../network/networks.ts'
import { type Hurried, hurrySound } from '../sound/processes.ts'
import { closeRecording, Recorder, wallNow } from '../sound/recorder.ts'
import type { Recording } from '../sound/recording.ts'
import type { SoundServer } from '../sound/sound-server.ts'
import { type MarkHeard, marksHeard } from '../trace/judge-trace.ts'
import type { ContextTrace } from '../trace/trace-output.ts'
import { Listener } from './listener.ts'
import type { Manner } from './manner.ts'
import type { Acted, Scene, Stage } from './scenes.ts'

/** A scene that was played: what was done when, and until when it was listened to (ms since 1970). */
export type Played = Acted & { scene: Scene; untilAt: number }

/** What one context of a listener's page told, and what was heard of it. */
export type Traced = { listener: number; trace: ContextTrace; heard: MarkHeard[] }

export const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
/** Sound that is still on its way into the recording when a scene ends. */
const UNDERWAY_MS = 300

/** A fresh program with fresh browsers behind a network; nobody but the last listener has still to come into the room. */
export class Theatre {
  readonly #server: SoundServer
  readonly #manner: Manner
  readonly #close: (() => unknown)[] = []
  readonly hurried: Hurried[] = []

  constructor(server: SoundServer, manner: Manner) {
    this.#server = server
    this.#manner = manner
  }

  /** Starts everything; `seed` makes the network's chances. */
  async open(network: Network, seed: number, songs: Stage['songs'], present: number): Promise<Stage> {
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
    const urlOf = (n: number) => `http://localhost:${proxies[n]?.port ?? program.port}`
    const listeners = await Promise.all(everyone.map((n) => Listener.open(this.#server, n, this.#manner)))
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
    return { listeners, urlOf, code, songs }
  }

  /** Gives what makes sound real-time priority, where that is allowed: to be asked for whenever a page has begun to sound. */
  hurry(): void {
    this.hurried.push(hurrySound(this.#server.socket))
  }

  async close(): Promise<void> {
    for (let close = this.#close.pop(); close; close = this.#close.pop()) await close()
  }
}

/** Plays all scenes once, freshly, and hands what was heard to `judge`. */
export async function playTake<Judged>(
  server: SoundServer,
  network: Network,
  seed: number,
  manner: Manner,
  scenes: readonly Scene[],
  songs: readonly [SongFile, SongFile],
  judge: (recording: Recording, played: readonly Played[]) => Judged,
): Promise<{ judged: Judged; hurried: Hurried; traces: Traced[] }> {
  const theatre = new Theatre(server, manner)
  const recorder = new Recorder(server)
  try {
    const stage = await theatre.open(network, seed, songs, scenes[0]?.present(server.listeners) ?? 1)
    const played: Played[] = []
    for (const scene of scenes) {
      const acted = await scene.act(stage)
      theatre.hurry()
      await sleep(scene.listenMs)
      played.push({ scene, ...acted, untilAt: wallNow() })
    }
    await sleep(UNDERWAY_MS)
    const told = manner.trace ? await Promise.all(stage.listeners.map((listener) => listener.trace())) : []
    await theatre.close()
    const recording = await recorder.soFar()
    const judged = judge(recording, played)
    const traces = told.flatMap((contexts, listener) =>
      contexts.map((trace): Traced => ({ listener, trace, heard: marksHeard(recording, listener, trace) })),
    )
    closeRecording(recording)
    return { judged, hurried: theatre.hurried.at(-1) ?? { hurried: 0, threads: 0 }, traces }
  } finally {
    await theatre.close()
    await recorder.stop()
  }
}
