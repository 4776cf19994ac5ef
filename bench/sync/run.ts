import { loadavg } from 'node:os'
import { networksNamed } from '../../e2e/rig/network/networks.ts'
import { songFile } from './ears/songs.ts'
import { controlStart } from './judge/control.ts'
import { controlHoles } from './judge/control-holes.ts'
import { judgeTake } from './judge/judge-take.ts'
import type { Options } from './options.ts'
import { figuresOf, type TakeReading } from './report/figures.ts'
import type { Report } from './report/report.ts'
import { traceText } from './report/trace-text.ts'
import type { SoundServer } from './sound/sound-server.ts'
import { type Leg, legOf } from './stage/legs.ts'
import { playLong } from './stage/long.ts'
import { scenesOf } from './stage/scenes.ts'
import { type Outcome, playTake } from './stage/take.ts'
import { hearLong } from './trials/hear-long.ts'
import { judgeTrial } from './trials/judge-trial.ts'
import { playTrial } from './trials/play-trial.ts'
import { TRIALS } from './trials/trials.ts'

/** A plain page's start takes ten seconds: one for every so many of the product's tells what browsers can do here. */
const CONTROL_SHARE = 4
/** What is no one's first choice is played in so many of the starts. */
const FALLBACK_SHARE = 0.5

/** All that is played over and over. */
export function legsOf(options: Options): Leg[] {
  const legs = networksNamed(options.networks).map((network) => legOf(network, options.manner, options.starts))
  if (!options.fallbacks) return legs
  const [none] = networksNamed(['none'])
  if (!none) return legs
  const few = Math.ceil(options.starts * FALLBACK_SHARE)
  return [
    ...legs,
    legOf(none, { ...options.manner, isPlainHttp: true }, few),
    legOf(none, { ...options.manner, player: 'element' }, few),
  ]
}

/** Plays something, notes what it was heard with, and answers it; null, and a line among the failures, if it failed. */
async function attempt<Judged>(
  report: Report,
  what: string,
  isTraced: boolean,
  play: () => Promise<Outcome<Judged>>,
): Promise<Outcome<Judged> | null> {
  try {
    const outcome = await play()
    report.realTime.push(outcome.hurried)
    console.error(what)
    if (isTraced) console.log(`\n${traceText(what, outcome.traces)}`)
    return outcome
  } catch (error) {
    report.failures.push(`${what}: ${error instanceof Error ? error.message : String(error)}`)
    console.error(report.failures.at(-1))
    return null
  }
}

/** Plays all takes, each leg in turn, so that a busy minute of the machine is shared out among them. */
async function playTakes(server: SoundServer, options: Options, legs: readonly Leg[], report: Report) {
  const takes: TakeReading[] = []
  const scenes = scenesOf(options.scenes)
  if (scenes.length === 0) return takes
  const songs = [songFile('Aurora', 11, 45), songFile('Borealis', 12, 20)] as const
  for (let take = 1; take <= options.starts; take++) {
    for (const leg of legs) {
      if (take > leg.starts) continue
      const what = `${leg.name}, start ${take} of ${leg.starts}`
      const outcome = await attempt(report, what, leg.manner.trace, () =>
        playTake(server, leg, take, scenes, songs, (recording, played) => judgeTake(recording, songs, played)),
      )
      if (!outcome) continue
      const traces = leg.manner.trace ? { traces: outcome.traces } : {}
      takes.push({ network: leg.name, take, ...outcome.judged, ...traces })
    }
  }
  return takes
}

/** Plays the trials over the first leg. */
async function playTrials(server: SoundServer, options: Options, leg: Leg, report: Report): Promise<void> {
  for (const trial of TRIALS.filter(({ name }) => options.trials.includes(name))) {
    // A tab that is hidden for long is hidden once.
    const runs = trial.hidden === undefined ? options.trialRuns : 1
    for (let run = 1; run <= runs; run++) {
      const what = `${trial.name}, ${run} of ${runs}`
      const outcome = await attempt(report, what, leg.manner.trace, () =>
        playTrial(server, leg, trial, options.hiddenMinutes, (recording, songs, { marks, notes, fromAt, untilAt }) => {
          const msOf = (at: number) => recording.msOf(at)
          const span = { fromMs: msOf(fromAt), untilMs: msOf(untilAt) }
          const everyone = Array.from({ length: recording.listeners }, (_, n) => n)
          const heard = everyone.map((listener) => hearLong(recording, listener, songs, span))
          return judgeTrial({ trial: trial.name, network: leg.name, marks, notes }, heard, songs, span, msOf)
        }),
      )
      if (outcome) report.trials.push(outcome.judged)
    }
  }
}

/** Plays all that is asked for and puts it into the report; answers the takes one by one. */
export async function playAll(server: SoundServer, options: Options, report: Report): Promise<TakeReading[]> {
  const legs = legsOf(options)
  if (options.scenes.length > 0) report.legs = legs.map(({ name, about, starts }) => ({ name, about, starts }))
  const controls = options.scenes.length > 0 ? Math.ceil(options.starts / CONTROL_SHARE) : 0
  for (let n = 0; n < controls; n++) report.control.push(await controlStart(server))
  if (options.plainMinutes !== null) report.plain.push(await controlHoles(server, options.plainMinutes))
  const takes = await playTakes(server, options, legs, report)
  report.figures = figuresOf(takes)
  const [first] = legs
  if (first) await playTrials(server, options, first, report)
  if (options.longMinutes !== null) {
    const minutes = options.longMinutes
    const manner = { ...options.manner, skewPpm: options.longSkewPpm }
    const isAlone = options.scenes.length === 0
    for (const network of networksNamed(isAlone ? options.networks : ['none'])) {
      const leg = legOf(network, manner, 1)
      const outcome = await attempt(report, `${leg.name}, ${minutes} minutes`, manner.trace, () =>
        playLong(server, leg, minutes),
      )
      if (outcome) report.long.push(...outcome.judged)
    }
  }
  report.loadAfter = Number((loadavg()[0] ?? 0).toFixed(2))
  return takes
}
