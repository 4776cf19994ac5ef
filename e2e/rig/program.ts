import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const ENTRY = fileURLToPath(new URL('../../ws/dist/main.js', import.meta.url))
const READY_WITHIN_MS = 20_000
const STOPPED_WITHIN_MS = 10_000

/** A port that nobody listened on a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

type Env = Readonly<Record<string, string>>

/** Settings of its own, also such as name its port, and what its data folder holds before it is started. */
export type ProgramOptions = {
  env?: Env | ((port: number) => Env)
  prepare?: (dataDir: string) => void | Promise<void>
}

/** The built program on a port and in a data folder of its own. */
export class Program {
  readonly port: number
  readonly dataDir: string
  readonly #env: Env
  #process: ChildProcess | null = null
  /** All it has printed, for whoever wants to know why a scene failed. */
  output = ''

  private constructor(port: number, dataDir: string, env: Env) {
    this.port = port
    this.dataDir = dataDir
    this.#env = env
  }

  /** Starts the program with a data folder that is empty but for what `prepare` puts there. Throws when it is not built or does not come up. */
  static async start({ env = {}, prepare }: ProgramOptions = {}): Promise<Program> {
    if (!existsSync(ENTRY)) throw new Error('the program is not built: npm run build')
    const port = await freePort()
    const own = typeof env === 'function' ? env(port) : env
    const program = new Program(port, await mkdtemp(path.join(tmpdir(), 'earshot-e2e-')), own)
    await prepare?.(program.dataDir)
    await program.run()
    return program
  }

  get url(): string {
    return `http://localhost:${this.port}`
  }

  /** Runs the program again over the same data, after `kill` or `stop`. */
  async run(): Promise<void> {
    const own = { PORT: String(this.port), DATA_DIR: this.dataDir, NODE_ENV: 'production' }
    const env = { ...process.env, ...this.#env, ...own }
    const child = spawn(process.execPath, [ENTRY], { env, stdio: ['ignore', 'pipe', 'pipe'] })
    child.stdout.on('data', (chunk) => {
      this.output += chunk
    })
    child.stderr.on('data', (chunk) => {
      this.output += chunk
    })
    this.#process = child
    // A run that is broken off must not leave programs behind.
    const orphaned = () => child.kill('SIGKILL')
    process.once('exit', orphaned)
    child.once('exit', () => process.off('exit', orphaned))
    const until = performance.now() + READY_WITHIN_MS
    while (!(await this.#answers())) {
      if (child.exitCode !== null || performance.now() > until) {
        throw new Error(`the program did not come up:\n${this.output}`)
      }
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }

  async #answers(): Promise<boolean> {
    try {
      return (await fetch(`${this.url}/api/health`)).ok
    } catch {
      return false
    }
  }

  /** Ends the process as a crash would: nothing is said, nothing saved. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL')
  }

  /** Asks it to stop, and removes its data. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM')
    await rm(this.dataDir, { recursive: true, force: true })
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process
    this.#process = null
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    const late = setTimeout(() => child.kill('SIGKILL'), STOPPED_WITHIN_MS)
    child.kill(signal)
    await ended
    clearTimeout(late)
  }
}
