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

/** How many threads that bring sound have real-time priority, and how many there are. */
export type Hurried = { hurried: number; threads: number }

/**
 * With REALTIME=1 in the environment gives real-time priority (SCHED_RR, not handed on to what they start) to the threads
 * that feed sound, in the processes in whose environment `mark` stands and in theirs. It takes root, and a machine of
 * one's own: a real-time thread that runs wild stops everything else.
 */
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
