import { asLocalMs, type LocalMs } from '../protocol/units.ts'

/** Takes back something that was asked for; a second call does nothing. */
export type Cancel = () => void

/** True time, which stands still until a test lets it run, and what is to happen in it. Times in ms. */
export type FakeClock = {
  now(): number
  /** Calls `fn` at that instant, or as the very next thing when the instant has passed. Equal instants keep their order. */
  at(ms: number, fn: () => void): Cancel
  /** Calls `fn` after that long. */
  after(ms: number, fn: () => void): Cancel
  /** Lets time run up to and including `ms`; what is scheduled on the way happens on the way. */
  runUntil(ms: number): void
  runFor(ms: number): void
  /** Goes to the next thing that is to happen and lets it happen; false when nothing is left. */
  runNext(): boolean
  /** How many things are still to happen. */
  pending(): number
}

type Task = { at: number; fn: (() => void) | null }

/** A clock that begins at `startMs`. */
export const fakeClock = (startMs = 0): FakeClock => {
  let now = startMs
  let waiting = 0
  // The latest first, so that the next task is at the end, where taking it off is cheap.
  const tasks: Task[] = []

  const at = (ms: number, fn: () => void): Cancel => {
    if (Number.isNaN(ms)) throw new RangeError('nothing can happen at NaN')
    const task: Task = { at: Math.max(ms, now), fn }
    let low = 0
    let high = tasks.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((tasks[middle]?.at ?? 0) > task.at) low = middle + 1
      else high = middle
    }
    tasks.splice(low, 0, task)
    waiting += 1
    return () => {
      if (task.fn === null) return
      task.fn = null
      waiting -= 1
    }
  }

  const dropCancelled = (): void => {
    while (tasks.length > 0 && tasks.at(-1)?.fn === null) tasks.pop()
  }

  const runNext = (): boolean => {
    dropCancelled()
    const task = tasks.pop()
    if (task === undefined || task.fn === null) return false
    const { fn } = task
    task.fn = null
    waiting -= 1
    now = task.at
    fn()
    return true
  }

  const runUntil = (ms: number): void => {
    for (;;) {
      dropCancelled()
      const next = tasks.at(-1)
      if (next === undefined || next.at > ms) break
      runNext()
    }
    now = Math.max(now, ms)
  }

  return {
    now: () => now,
    at,
    after: (ms, fn) => at(now + ms, fn),
    runUntil,
    runFor: (ms) => runUntil(now + ms),
    runNext,
    pending: () => waiting,
  }
}

/** One device's own clock: true time seen through a crystal that is a little off. */
export type DeviceClock = {
  /** What this device reads now. */
  now(): LocalMs
  /** Calls `fn` when `ms` have passed by this device's own counting. A later jump does not move it, as with real timers. */
  after(ms: number, fn: () => void): Cancel
  /** Moves the reading by `ms` at once: forward when a sleep was counted, backward when it was not. */
  jump(ms: number): void
  /** From now on the device runs fast by `ppm` millionths; its reading does not jump. */
  setSkew(ppm: number): void
}

/** A device clock which reads true time plus `offsetMs` now, and gains `skewPpm` millionths from now on. */
export const deviceClock = (clock: FakeClock, { offsetMs = 0, skewPpm = 0 } = {}): DeviceClock => {
  let since = clock.now()
  let reading = since + offsetMs
  let rate = 1 + skewPpm * 1e-6
  const now = (): LocalMs => asLocalMs(reading + (clock.now() - since) * rate)
  const rebase = (): void => {
    reading = now()
    since = clock.now()
  }
  return {
    now,
    after: (ms, fn) => clock.after(ms / rate, fn),
    jump: (ms) => {
      rebase()
      reading += ms
    },
    setSkew: (ppm) => {
      rebase()
      rate = 1 + ppm * 1e-6
    },
  }
}
