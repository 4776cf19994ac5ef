import { parseArgs } from 'node:util'
import { NETWORKS } from '../../e2e/rig/network/networks.ts'
import { type Manner, PLAYERS } from './stage/manner.ts'
import { SCENES, type SceneName } from './stage/scenes.ts'
import type { TrialName } from './trials/deeds.ts'
import { TRIALS } from './trials/trials.ts'

export const USAGE = `Usage: npm run bench:sync -- [options]

Records what separate browsers play on one clock, and prints how far apart they are.

  (nothing)           3 fresh starts on every network and by every player, and each trial once: some 20 minutes
  --full              12 starts, each trial three times, and half an hour of drift: some two hours
  --quick             3 starts on the networks none and 40±20, no trials: some 5 minutes
  --starts N          fresh starts on each network
  --networks A,B      which networks, by name: ${NETWORKS.map(({ name }) => name).join(', ')}
  --scenes A,B        only these, and what they need: ${SCENES.map(({ name }) => name).join(', ')};
                      or the trials ${TRIALS.map(({ name }) => name).join(', ')}
  --listeners N       browsers, the last of which joins later (3)
  --player NAME       asks for a player by ?player=NAME: ${PLAYERS.join(', ')}
  --http              by a name that is no secure context, as across a LAN
  --netns             each listener in a network namespace whose packets are delayed and lost: loss is TCP's own
                      (root, iproute2, python3; without the hidden tab)
  --skew PPM          listeners' clocks run so many millionths fast and slow, in turn
  --hidden-minutes M  how long the hidden tab stays hidden (1, with --full 10)
  --long MINUTES      one long run instead, song after song, for drift
  --plain MINUTES     plain pages instead, which play one buffer over and over: the holes that the machine makes by itself
  --trace             also tells how wrong each browser's own account of its output was, by marks above the songs
                      that are found in the recording; clicks count for nothing then, nor do holes
  --publish           also writes the figures to bench/results/sync.json
  --help              this

REALTIME=1 as root gives the threads that feed sound real-time priority. All that was read goes to bench/results/raw.`

/** What is to be played. */
export type Options = {
  starts: number
  networks: string[]
  listeners: number
  manner: Manner
  scenes: SceneName[]
  trials: TrialName[]
  trialRuns: number
  hiddenMinutes: number
  /** Also by the players that are no one's first choice, over no network. */
  fallbacks: boolean
  longMinutes: number | null
  /** The skew of the long run's clocks, in millionths. */
  longSkewPpm: number
  plainMinutes: number | null
  publish: boolean
}

const QUICK = ['none', '40±20']
const USUAL = ['none', '20', '40', '40±20', '100±50', '20/60']
const LISTENERS_MOST = 16
const FULL_LONG = { minutes: 30, skewPpm: 100 }

function numberOf(name: string, text: string, least: number, most: number): number {
  const value = Number(text)
  if (!(value >= least && value <= most)) throw new RangeError(`--${name} must be from ${least} to ${most}`)
  return value
}

function oneOf<Name extends string>(what: string, text: string, names: readonly Name[]): Name {
  const found = names.find((name) => name === text)
  if (found === undefined) throw new RangeError(`no ${what} "${text}": there are ${names.join(', ')}`)
  return found
}

/** The scenes and the trials of those names; all of both when none is named. */
function playsOf(text: string | undefined, withTrials: boolean): Pick<Options, 'scenes' | 'trials'> {
  const scenes = SCENES.map(({ name }) => name)
  const trials = TRIALS.map(({ name }) => name)
  if (text === undefined) return { scenes, trials: withTrials ? trials : [] }
  const named = text
    .split(',')
    .map((name) => oneOf<SceneName | TrialName>('scene', name.trim(), [...scenes, ...trials]))
  return { scenes: scenes.filter((it) => named.includes(it)), trials: trials.filter((it) => named.includes(it)) }
}

/** Reads the command line; null when only help is wanted. Throws for what makes no sense. */
export function readOptions(args: readonly string[]): Options | null {
  const flag = { type: 'boolean', default: false } as const
  const text = { type: 'string' } as const
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: flag,
      full: flag,
      starts: text,
      networks: text,
      scenes: text,
      listeners: { type: 'string', default: '3' },
      player: text,
      http: flag,
      netns: flag,
      skew: { type: 'string', default: '0' },
      'hidden-minutes': text,
      long: text,
      plain: text,
      trace: flag,
      publish: flag,
      help: flag,
    },
  })
  if (values.help) return null
  const whole = (name: string, text: string, least: number, most: number) =>
    Math.round(numberOf(name, text, least, most))
  const { quick, full, long } = values
  const manner: Manner = {
    trace: values.trace,
    player: values.player === undefined ? null : oneOf('player', values.player, PLAYERS),
    isPlainHttp: values.http,
    skewPpm: numberOf('skew', values.skew, 0, 1_000),
    isPacketwise: values.netns,
  }
  const isPlain = manner.player === null && !manner.isPlainHttp && manner.skewPpm === 0 && !manner.isPacketwise
  const longMinutes = long === undefined ? (full ? FULL_LONG.minutes : null) : numberOf('long', long, 0.5, 600)
  const plainMinutes = values.plain === undefined ? null : numberOf('plain', values.plain, 0.5, 600)
  const isMusic = long === undefined && plainMinutes === null
  const plays = isMusic ? playsOf(values.scenes, !quick) : { scenes: [], trials: [] }
  return {
    starts: whole('starts', values.starts ?? (full ? '12' : '3'), 1, 1_000),
    networks: values.networks?.split(',') ?? (quick ? QUICK : long ? ['none'] : full ? [...USUAL, 'filled'] : USUAL),
    listeners: whole('listeners', values.listeners, long ? 2 : 3, LISTENERS_MOST),
    manner,
    scenes: plays.scenes,
    // A page is hidden from outside, which does not reach into a namespace.
    trials: plays.trials.filter((name) => !(manner.isPacketwise && name === 'hidden tab')),
    trialRuns: full ? 3 : 1,
    hiddenMinutes: numberOf('hidden-minutes', values['hidden-minutes'] ?? (full ? '10' : '1'), 0.5, 600),
    fallbacks: isPlain && !quick && values.networks === undefined && values.scenes === undefined && isMusic,
    longMinutes,
    longSkewPpm: full && long === undefined ? FULL_LONG.skewPpm : manner.skewPpm,
    plainMinutes,
    publish: values.publish,
  }
}
