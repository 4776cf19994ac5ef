import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { findOnPath } from '../../../scripts/chromium.mjs'
import { Hurrier } from './processes.ts'

/**
 * Frames a second of the one clock. At 48 kHz PulseAudio's null sink would run 600 ppm fast, for it rounds its blocks to
 * whole microseconds; at 50 kHz every frame is 20 us.
 */
export const CLOCK_RATE = 50_000
const READY_WITHIN_MS = 5_000
/** Which parts of the clock's sink belong to a listener: two channels each. */
const left = (listener: number) => `aux${2 * listener}`
const right = (listener: number) => `aux${2 * listener + 1}`

/** The names of the first n listeners' left channels, as the recorder asks for them. */
export const leftChannels = (listeners: number) => Array.from({ length: listeners }, (_, n) => left(n)).join(',')

const sinkOf = (listener: number) => `listener${listener}`

/** One null sink is the only clock; each listener's sink is two of its channels. `all` plays to every listener at once. */
function script(socket: string, listeners: number): string {
  const everyone = Array.from({ length: listeners }, (_, n) => n)
  const channels = everyone.flatMap((n) => [left(n), right(n)])
  const stereo = 'channels=2 channel_map=front-left,front-right remix=no'
  return [
    `load-module module-native-protocol-unix socket=${socket} auth-anonymous=1`,
    `load-module module-null-sink sink_name=clock rate=${CLOCK_RATE} format=float32le channels=${channels.length} channel_map=${channels.join(',')}`,
    ...everyone.map(
      (n) =>
        `load-module module-remap-sink sink_name=${sinkOf(n)} master=clock ${stereo} master_channel_map=${left(n)},${right(n)}`,
    ),
    `load-module module-combine-sink sink_name=all slaves=${everyone.map(sinkOf).join(',')} adjust_time=0`,
    '',
  ].join('\n')
}

const DAEMON = `default-sample-rate = 48000
alternate-sample-rate = 48000
resample-method = speex-float-5
realtime-scheduling = yes
high-priority = yes
flat-volumes = no
`

function installed(): boolean {
  return ['pulseaudio', 'pactl', 'pacat', 'parec'].every((name) => findOnPath([name], process.env.PATH ?? '') !== null)
}

/** Makes sure that PulseAudio is on this machine, installing Debian's when root. Throws, saying why, when it is not. */
export function ensurePulseAudio(): void {
  if (installed()) return
  const canInstall = process.getuid?.() === 0 && findOnPath(['apt-get'], process.env.PATH ?? '') !== null
  if (canInstall) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const install = ['install', '-y', '--no-install-recommends', 'pulseaudio', 'pulseaudio-utils']
    if (spawnSync('apt-get', install, { env }).status !== 0) {
      spawnSync('apt-get', ['update'], { env })
      spawnSync('apt-get', install, { env })
    }
  }
  if (!installed()) {
    throw new Error('no PulseAudio here, so nothing can be recorded: apt-get install pulseaudio pulseaudio-utils')
  }
}

/** A PulseAudio of this rig's own, with a sink for each listener and one clock for all. */
export class SoundServer {
  readonly listeners: number
  readonly socket: string
  readonly #folder: string
  readonly #process: ChildProcess
  readonly #hurrier: Hurrier

  private constructor(folder: string, listeners: number) {
    this.#folder = folder
    this.listeners = listeners
    this.socket = path.join(folder, 'socket')
    mkdirSync(path.join(folder, 'runtime'), { mode: 0o700 })
    const [scriptFile, daemonFile] = [path.join(folder, 'script.pa'), path.join(folder, 'daemon.conf')]
    writeFileSync(scriptFile, script(this.socket, listeners))
    writeFileSync(daemonFile, DAEMON)
    const args = ['-n', '-F', scriptFile, '--daemonize=no', '--exit-idle-time=-1', '--use-pid-file=no']
    const env = {
      ...this.env,
      HOME: folder,
      PULSE_RUNTIME_PATH: path.join(folder, 'runtime'),
      PULSE_CONFIG: daemonFile,
    }
    this.#process = spawn('pulseaudio', args, { env, stdio: 'ignore' })
    this.#hurrier = new Hurrier(this.socket)
    process.once('exit', this.#end)
  }

  /** Starts it with sinks for so many listeners; throws when it does not come up. */
  static async start(listeners: number): Promise<SoundServer> {
    const server = new SoundServer(mkdtempSync(path.join(tmpdir(), 'earshot-sound-')), listeners)
    const until = performance.now() + READY_WITHIN_MS
    while (spawnSync('pactl', ['info'], { env: server.env }).status !== 0) {
      if (performance.now() > until) throw new Error('PulseAudio did not come up')
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    return server
  }

  /** The environment in which programs find this server, and no other. */
  get env(): NodeJS.ProcessEnv {
    return { ...process.env, PULSE_SERVER: `unix:${this.socket}` }
  }

  /** The same for a listener's programs, whose sound goes to the listener's own sink. */
  envOf(listener: number): NodeJS.ProcessEnv {
    return { ...this.env, PULSE_SINK: sinkOf(listener) }
  }

  /** Plays raw sound (Float32, CLOCK_RATE) to a sink until its end: to `clock` a channel for each of its own, to `all` two. */
  async play(sink: 'clock' | 'all', samples: Float32Array): Promise<void> {
    const channels = sink === 'all' ? ['front-left', 'front-right'] : leftRight(this.listeners)
    const format = ['--format=float32le', `--rate=${CLOCK_RATE}`, `--channels=${channels.length}`]
    const args = ['--playback', '--raw', '-d', sink, ...format, `--channel-map=${channels.join(',')}`]
    const player = spawn('pacat', args, { env: this.env, stdio: ['pipe', 'ignore', 'ignore'] })
    player.stdin.end(Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength))
    await new Promise<void>((resolve, reject) =>
      player.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`pacat ended with ${code}`)))),
    )
  }

  /** How far ahead of its being heard the clock's sink renders, in ms: the length of a block. */
  blockMs(): number {
    const sinks = execFileSync('pactl', ['list', 'sinks'], { env: { ...this.env, LC_ALL: 'C' }, encoding: 'utf8' })
    const clock = sinks.split('Sink #').find((sink) => /Name: clock\n/.test(sink)) ?? ''
    return Number(/configured (\d+) usec/.exec(clock)?.[1] ?? Number.NaN) / 1000
  }

  /** Takes away the sink that plays to everyone, once it has served. */
  dropAll(): void {
    spawnSync('pactl', ['unload-module', 'module-combine-sink'], { env: this.env })
  }

  #end = (): void => {
    this.#hurrier.stop()
    this.#process.kill('SIGTERM')
    rmSync(this.#folder, { recursive: true, force: true })
  }

  stop(): void {
    process.off('exit', this.#end)
    this.#end()
  }
}

const leftRight = (listeners: number) => Array.from({ length: listeners }, (_, n) => [left(n), right(n)]).flat()
