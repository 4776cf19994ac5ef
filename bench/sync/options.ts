import { parseArgs } from 'node:util'
import type { Manner } from './stage/manner.ts'

export const USAGE = `Usage: npm run bench:sync -- [options]

Records what separate browsers play on one clock, and prints how far apart they are.

  --quick             3 fresh starts on the networks none and 40±20 (some 4 minutes)
  --starts N          fresh starts on each network (12)
  --networks A,B      which networks, by name (none,20,40,40±20,100±50,20/60)
  --listeners N       browsers, the last of which joins later (3)
  --long MINUTES      one long run instead, song after song, for drift
  --publish           also writes the figures to bench/results/sync.json
  --trace             also tells how wrong each browser's own account of its output was, by marks above
                      the songs that are found in the recording; clicks and holes then count for nothing
  --help              this`

export type Options = {
  starts: number
  networks: string[]
  listeners: number
  longMinutes: number | null
  publish: boolean
  manner: Manner
}

const NETWORKS = ['none', '20', '40', '40±20', '100±50', '20/60']
const LISTENERS_MOST = 16

function numberOf(name: string, text: string, least: number, most: number): number {
  const value = Number(text)
  if (!(value >= least && value <= most)) throw new RangeError(`--${name} must be from ${least} to ${most}`)
  return value
}

/** Reads the command line; null when only help is wanted. Throws for what makes no sense. */
export function readOptions(args: readonly string[]): Options | null {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      starts: { type: 'string' },
      networks: { type: 'string' },
      listeners: { type: 'string', default: '3' },
      long: { type: 'string' },
      publish: { type: 'boolean', default: false },
      trace: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return null
  const whole = (name: string, text: string, least: number, most: number) =>
    Math.round(numberOf(name, text, least, most))
  return {
    starts: whole('starts', values.starts ?? (values.quick ? '3' : '12'), 1, 1_000),
    networks: values.networks?.split(',') ?? (values.quick ? ['none', '40±20'] : values.long ? ['none'] : NETWORKS),
    listeners: whole('listeners', values.listeners, values.long ? 2 : 3, LISTENERS_MOST),
    longMinutes: values.long === undefined ? null : numberOf('long', values.long, 0.5, 600),
    publish: values.publish,
    manner: { trace: values.trace },
  }
}
