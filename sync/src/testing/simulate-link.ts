import {
  addProbe,
  type ClockOptions,
  type ClockState,
  newClock,
  newProbePlan,
  type Probe,
  type ProbeEvent,
  planProbes,
  readClock,
  serverAt,
} from '../clock/index.ts'
import { asServerMs, type LocalMs, type ServerMs } from '../protocol/units.ts'
import { type Chance, chance } from './chance.ts'
import { type DeviceClock, deviceClock, type FakeClock, fakeClock } from './fake-clock.ts'
import { type Direction, type LossyLink, lossyLink } from './lossy-link.ts'

/** A kind of path, by what it does each way; by a chance of its own where it has moods. */
export type LinkKind = (chance: Chance) => { up?: Partial<Direction>; down?: Partial<Direction> }

/** Up to 500 ms of queue on the way up, growing for 20 s and draining for 5, again and again. */
const bufferbloat = (now: number): number => {
  const phase = now % 25_000
  return 20 + (phase < 20_000 ? phase / 40 : (25_000 - phase) / 10)
}

/** A sleeping radio hears what waits for it only with the next beacon. */
const beacon = (phaseMs: number) => (now: number) => 10 + 100 - ((now + phaseMs) % 100)

const both = (direction: Partial<Direction>): LinkKind => {
  return () => ({ up: direction, down: direction })
}

/** The paths on which the clock is judged. */
export const LINK_KINDS = {
  'same machine': both({ delayMs: 0.05, jitterMs: 0.1 }),
  'local network': both({ delayMs: 0.5, jitterMs: 1 }),
  'symmetric 40 ms': both({ delayMs: 40, jitterMs: 1 }),
  '40 ± 20 ms jitter': both({ delayMs: 20, jitterMs: 40 }),
  '40 ± 20 ms jitter, 5 % loss': both({ delayMs: 20, jitterMs: 40, lossRate: 0.05, retransmitMs: 200 }),
  '40 ms, normally distributed by 20': (chance) => {
    const normal = () => Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance())
    const way = { delayMs: () => Math.max(0, 40 + 20 * normal()) }
    return { up: way, down: way }
  },
  '30 % lost': both({ delayMs: 40, jitterMs: 5, lossRate: 0.3 }),
  'bufferbloat up to 500 ms': () => ({ up: { delayMs: bufferbloat, jitterMs: 5 }, down: { delayMs: 20, jitterMs: 5 } }),
  'Wi-Fi power save': (chance) => ({
    up: { delayMs: 10, jitterMs: 3 },
    down: { delayMs: beacon(chance() * 100), jitterMs: 3 },
  }),
  'asymmetric 20 / 60 ms': () => ({ up: { delayMs: 20, jitterMs: 2 }, down: { delayMs: 60, jitterMs: 2 } }),
} as const satisfies Record<string, LinkKind>

/** What a scene may touch while it runs. */
export type Scene = {
  clock: FakeClock
  device: DeviceClock
  server: DeviceClock
  link: LossyLink<LocalMs, Omit<Probe, 'arrivedAt'>>
  /** Tells the plan of something that a browser would notice, such as waking. */
  notice(event: ProbeEvent): void
}

export type LinkRun = {
  kind: LinkKind
  seed: number
  minutes: number
  /** How much faster the device runs than true time, and the server, in millionths. */
  deviceSkewPpm?: number
  serverSkewPpm?: number
  options?: Partial<ClockOptions>
  /** What happens on the way: called once at the start, to schedule it. */
  script?: (scene: Scene) => void
}

/** One look at the clock. `errorMs` is the applied clock minus the server's. */
export type Look = {
  at: number
  localMs: LocalMs
  serverMs: ServerMs
  errorMs: number
  boundMs: number
  skewPpm: number
  isSettled: boolean
  steps: number
}

const LOOK_EVERY_MS = 100
/** The server paces its answers so. */
const ANSWER_GAP_MS = 5

/**
 * Runs probes over one link in virtual time, planned and reckoned by the shipped functions, and looks at the clock ten
 * times a second. `at` is true time in ms from the start.
 */
export const simulateLink = (run: LinkRun): Look[] => {
  const { kind, seed, minutes, deviceSkewPpm = 0, serverSkewPpm = 0, options = {}, script = () => {} } = run
  const dice = chance(seed)
  const clock = fakeClock()
  const device = deviceClock(clock, { offsetMs: 1_700_000_000_000 + dice() * 1e9, skewPpm: deviceSkewPpm })
  const server = deviceClock(clock, { offsetMs: 1_700_000_000_000 + dice() * 1e9, skewPpm: serverSkewPpm })
  const link = lossyLink<LocalMs, Omit<Probe, 'arrivedAt'>>(clock, dice, kind(dice))
  const looks: Look[] = []
  let state: ClockState = newClock(options)
  let plan = newProbePlan
  let cancelTick = (): void => {}

  const notice = (event: ProbeEvent): void => {
    const step = planProbes(plan, event, device.now())
    plan = step.plan
    if (step.sendNow) link.near.send(device.now())
    cancelTick()
    const waitMs = step.nextAt - device.now()
    // A timer never fires a hair early, or the plan would be asked again and again at the same instant.
    cancelTick = Number.isFinite(waitMs)
      ? device.after(Math.max(0, waitMs) + 0.01, () => notice({ type: 'tick' }))
      : () => {}
  }
  let nextAnswer = 0
  link.far.receive((sentAt) => {
    const receivedAt = asServerMs(server.now())
    const at = Math.max(clock.now() + dice() * 0.05, nextAnswer)
    nextAnswer = at + ANSWER_GAP_MS
    clock.after(at - clock.now(), () => link.far.send({ sentAt, receivedAt, answeredAt: asServerMs(server.now()) }))
  })
  link.near.receive((answer) => {
    const arrivedAt = device.now()
    state = addProbe(state, { ...answer, arrivedAt })
    notice({ type: 'answered', known: readClock(state, arrivedAt) })
  })
  const look = (): void => {
    const localMs = device.now()
    const serverMs = serverAt(state, localMs)
    const reading = readClock(state, localMs)
    if (serverMs !== null && reading !== null) {
      const { boundMs, skewPpm, isSettled, steps } = reading
      const errorMs = serverMs - server.now()
      looks.push({ at: clock.now(), localMs, serverMs, errorMs, boundMs, skewPpm, isSettled, steps })
    }
    clock.after(LOOK_EVERY_MS, look)
  }

  clock.after(0, () => notice({ type: 'connected' }))
  clock.after(LOOK_EVERY_MS, look)
  script({ clock, device, server, link, notice })
  clock.runUntil(minutes * 60_000)
  return looks
}

/** Server times stand on a grid of 2^-10 ms. */
export const ROUNDING_MS = 0.001

/** The size of an error, in ms, over many looks. */
export type ErrorFigures = { medianMs: number; p95Ms: number; maxMs: number }

/** Median, 95th percentile and worst of the sizes of some numbers; not a number for none. */
export const errorFigures = (errorsMs: readonly number[]): ErrorFigures => {
  const sizes = errorsMs.map(Math.abs).sort((a, b) => a - b)
  const at = (share: number): number =>
    sizes[Math.min(sizes.length - 1, Math.floor(share * sizes.length))] ?? Number.NaN
  return { medianMs: at(0.5), p95Ms: at(0.95), maxMs: at(1) }
}

/** How the clock does on one kind of link. `broken` counts the looks at which it was further off than it said. */
export type LinkFigures = {
  firstMinute: ErrorFigures
  toTenMinutes: ErrorFigures
  after: ErrorFigures
  medianBoundMs: number
  broken: number
}

/** Pools several runs of one kind of link, from seed 1 on. The first 2 s, while nothing is settled, are left out. */
export const linkFigures = (run: Omit<LinkRun, 'seed'>, seeds: number): LinkFigures => {
  const looks: Look[] = []
  for (let seed = 1; seed <= seeds; seed += 1) looks.push(...simulateLink({ ...run, seed }))
  const between = (fromMs: number, toMs: number): ErrorFigures =>
    errorFigures(looks.filter(({ at }) => at >= fromMs && at < toMs).map(({ errorMs }) => errorMs))
  return {
    firstMinute: between(2000, 60_000),
    toTenMinutes: between(60_000, 600_000),
    after: between(600_000, Number.POSITIVE_INFINITY),
    medianBoundMs: errorFigures(looks.map(({ boundMs }) => boundMs)).medianMs,
    broken: looks.filter(({ errorMs, boundMs }) => Math.abs(errorMs) > boundMs + ROUNDING_MS).length,
  }
}
