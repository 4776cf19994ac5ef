/** The narrowest part of a way, with a queue before it that somebody's downloads fill. */
export type Narrow = { kbitPerS: number; queueMs: number }

/** One direction of a path. Lengths in ms; `jitterMs` is the standard deviation, `stall` the share of writes that are lost. */
export type Way = { delayMs: number; jitterMs?: number; stall?: number; narrow?: Narrow }

/** The path between a listener and the server. */
export type Path = { up: Way; down: Way }

/** A network by name: `pathOf` tells the n-th listener's path, null where nothing stands in between. */
export type Network = {
  name: string
  about: string
  pathOf: (listener: number) => Path | null
  /** Which share of the starts is played on it, if not all: where only times are asked for, a few do. */
  share?: number
}

const both = (way: Way): Path => ({ up: way, down: way })
const same = (name: string, about: string, path: Path | null): Network => ({ name, about, pathOf: () => path })

export const NETWORKS: readonly Network[] = [
  same('none', 'loopback, nothing in between', null),
  { ...same('20', '20 ms each way: a round trip of 40 ms', both({ delayMs: 20 })), share: 1 / 3 },
  same('40', '40 ms each way', both({ delayMs: 40 })),
  same('40±20', '40 ms each way, normally distributed by 20', both({ delayMs: 40, jitterMs: 20 })),
  same('100±50', '100 ms each way, normally distributed by 50', both({ delayMs: 100, jitterMs: 50 })),
  {
    name: '20/60',
    about: 'the first listener 40 ms each way, all others 20 ms up and 60 ms down: 20 ms that no clock can see',
    pathOf: (listener) => (listener === 0 ? both({ delayMs: 40 }) : { up: { delayMs: 20 }, down: { delayMs: 60 } }),
  },
  same(
    'filled',
    'like 20, the way down 4 Mbit/s with a queue of up to 300 ms, which downloads of others fill in saw-teeth',
    {
      up: { delayMs: 20 },
      down: { delayMs: 20, narrow: { kbitPerS: 4_000, queueMs: 300 } },
    },
  ),
  same('40±20 1%', 'like 40±20, one write in a hundred lost', both({ delayMs: 40, jitterMs: 20, stall: 0.01 })),
]

/** The networks of those names; throws for one that is not known. */
export function networksNamed(names: readonly string[]): Network[] {
  return names.map((name) => {
    const network = NETWORKS.find((it) => it.name === name)
    if (network) return network
    throw new Error(`no network "${name}": there are ${NETWORKS.map((it) => it.name).join(', ')}`)
  })
}
