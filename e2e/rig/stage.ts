import { type Listener, openBrowser } from './browser.ts'
import { networksNamed } from './network/networks.ts'
import { openProxy } from './network/proxy-process.ts'
import { Program, type ProgramOptions } from './program.ts'
import { RoomPage } from './room-page.ts'

/** The program and some listeners, each with a browser of their own. */
export type Stage = { program: Program; listeners: RoomPage[]; close(): Promise<void> }

/** What stands between the n-th listener and the program: nothing, or the network that `NETWORK` names. */
async function openWay(listener: number, program: Program): Promise<{ port: number; close(): void }> {
  const [network] = networksNamed(process.env.NETWORK ? [process.env.NETWORK] : [])
  const path = network?.pathOf(listener)
  return path ? openProxy(program.port, path, 1 + listener) : { port: program.port, close: () => {} }
}

/**
 * Starts the program and a browser for each name, with arguments of its own in `more`; `close` ends all of it and throws
 * what pages have thrown.
 */
export async function openStage(
  names: readonly string[],
  more: Readonly<Record<string, readonly string[]>> = {},
  options: ProgramOptions = {},
): Promise<Stage> {
  const program = await Program.start(options)
  const browsers: Listener[] = await Promise.all(names.map((name) => openBrowser(name, more[name])))
  const ways = await Promise.all(names.map((_, listener) => openWay(listener, program)))
  return {
    program,
    listeners: browsers.map((browser, listener) => new RoomPage(browser, ways[listener]?.port)),
    async close() {
      await Promise.all([program.stop(), ...browsers.map(({ browser }) => browser.close())])
      for (const way of ways) way.close()
      const complaints = browsers.flatMap(({ complaints }) => complaints)
      if (complaints.length > 0) throw new Error(`pages threw:\n${complaints.join('\n')}`)
    },
  }
}

/** Exactly as many as are named: `const [ana, ben] = cast(stage, 2)`. */
export function cast(stage: Stage, n: 1): [RoomPage]
export function cast(stage: Stage, n: 2): [RoomPage, RoomPage]
export function cast(stage: Stage, n: 3): [RoomPage, RoomPage, RoomPage]
export function cast(stage: Stage, n: number): RoomPage[] {
  if (stage.listeners.length < n) throw new Error(`the stage has ${stage.listeners.length} listeners, not ${n}`)
  return stage.listeners.slice(0, n)
}
