import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

const numbersIn = (folder: string): string[] => readdirSync(folder).filter((name) => /^\d+$/.test(name))

/** What a reading of /proc gives, or nothing: processes come and go while one looks. */
function attempt<T>(read: () => T, otherwise: T): T {
  try {
    return read()
  } catch {
    return otherwise
  }
}

/** The process that started another, by the fourth field of its /proc/PID/stat; its name may hold spaces and brackets. */
const parentOf = (pid: string): string | undefined =>
  attempt(
    () =>
      readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')[1],
    undefined,
  )

/** The processes in whose environment `mark` stands, and all that they have started: those of a browser lose theirs. */
function family(mark: string): Set<string> {
  const all = numbersIn('/proc')
  const isMarked = (pid: string) => attempt(() => readFileSync(`/proc/${pid}/environ`, 'latin1').includes(mark), false)
  const found = new Set(all.filter(isMarked))
  const parents = new Map(all.map((pid) => [pid, parentOf(pid)]))
  for (let before = -1; before < found.size; ) {
    before = found.size
    for (const [pid, parent] of parents) if (parent !== undefined && found.has(parent)) found.add(pid)
  }
  return found
}

/**
 * The threads that bring sound from a browser to its sink: Chromium's feeder and PulseAudio's own loop. What renders
 * (Chromium's AudioOutputDevice, PulseAudio's null-sink) asks for real-time priority by itself.
 */
const FEEDERS = /^(?:threaded-ml|pulseaudio)\n$/
const PRIORITY = '5'
/** A stream's thread is there some 20 ms before it must deliver. */
const LOOK_EVERY_MS = 60

/** The processes among those of a family in which such threads are: looked at again and again, so they had better be few. */
const isAudio = (pid: string) =>
  attempt(() => /AudioService|^pulseaudio/.test(readFileSync(`/proc/${pid}/cmdline`, 'latin1')), false)

/** How many threads that bring sound have real-time priority, and how many there are. */
export type Hurried = { hurried: number; threads: number }

/**
 * With REALTIME=1 in the environment gives real-time priority (SCHED_RR, not handed on to what they start) to the threads
 * that feed sound, in the processes in whose environment `mark` stands and in theirs: as a desktop's RealtimeKit gives it
 * to a browser, from their beginning on. It takes root, and a machine of one's own: a real-time thread that runs wild
 * stops everything else.
 */
export class Hurrier {
  readonly #mark: string
  readonly #known = new Map<string, boolean>()
  readonly #threads = new Set<string>()
  readonly #timer: ReturnType<typeof setInterval>

  constructor(mark: string) {
    this.#mark = mark
    this.#look()
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY_MS)
  }

  #look(): void {
    const unknown = numbersIn('/proc').filter((pid) => !this.#known.has(pid) && isAudio(pid))
    if (unknown.length > 0) {
      const ours = family(this.#mark)
      for (const pid of unknown) this.#known.set(pid, ours.has(pid))
    }
    for (const [pid, isOurs] of this.#known) if (isOurs) this.#hurry(pid)
  }

  #hurry(pid: string): void {
    const isFeeder = (tid: string) =>
      attempt(() => FEEDERS.test(readFileSync(`/proc/${pid}/task/${tid}/comm`, 'utf8')), false)
    const unseen = attempt(() => numbersIn(`/proc/${pid}/task`), []).filter((tid) => !this.#threads.has(tid))
    for (const tid of unseen.filter(isFeeder)) {
      this.#threads.add(tid)
      if (process.env.REALTIME !== '1') continue
      spawnSync('chrt', ['--rr', '--reset-on-fork', '-p', PRIORITY, tid])
    }
  }

  stop(): void {
    clearInterval(this.#timer)
  }
}

/** The same once, for all such threads that are there now; answers what came of it. */
export function hurrySound(mark: string): Hurried {
  const threads = [...family(mark)].flatMap((pid) =>
    attempt(() => numbersIn(`/proc/${pid}/task`), []).filter((tid) =>
      attempt(() => FEEDERS.test(readFileSync(`/proc/${pid}/task/${tid}/comm`, 'utf8')), false),
    ),
  )
  if (process.env.REALTIME !== '1') return { hurried: 0, threads: threads.length }
  const hurried = threads.filter(
    (tid) => spawnSync('chrt', ['--rr', '--reset-on-fork', '-p', PRIORITY, tid]).status === 0,
  )
  return { hurried: hurried.length, threads: threads.length }
}
