import type { Song, SongId } from '@earshot/sync'
import type { UrlPolicy } from '../url-policy.ts'
import { hlsSource } from './hls/hls-source.ts'
import { icySource } from './icy-source.ts'
import { LiveError } from './live-error.ts'
import type { ReachLimits } from './reach.ts'
import { Relay, type RelayAnswer, type RelayPorts } from './relay.ts'

export type RelaysOptions = Pick<RelayPorts, 'now' | 'wait' | 'onProblem'> & {
  policy: UrlPolicy
  /** Stations that are heard at the same time. */
  maxStations: number
  limits?: ReachLimits
}

/** All stations that somebody listens to, each of them heard once. */
export class Relays {
  readonly #options: RelaysOptions
  readonly #relays = new Map<SongId, Relay>()

  constructor(options: RelaysOptions) {
    this.#options = options
  }

  /** What a station sends (see `Relay.ask`); begins to hear it. Throws `too-busy` when too many others are heard. */
  async ask({ songId, source }: Song, after: number | null, waitMs: number): Promise<RelayAnswer> {
    if (source.kind !== 'live') throw new LiveError('format')
    let relay = this.#relays.get(songId)
    if (relay === undefined || relay.isOver) {
      if (relay === undefined && this.#relays.size >= this.#options.maxStations) throw new LiveError('too-busy')
      const opened = this.#open(source)
      relay = opened
      this.#relays.set(songId, opened)
      void opened.ended.then(() => {
        if (this.#relays.get(songId) === opened) this.#relays.delete(songId)
      })
    }
    return relay.ask(after, waitMs)
  }

  /** How many are heard now. */
  get count(): number {
    return this.#relays.size
  }

  async close(): Promise<void> {
    const relays = [...this.#relays.values()]
    for (const relay of relays) relay.close()
    await Promise.all(relays.map(({ ended }) => ended))
  }

  #open({ url, format }: Song['source'] & { kind: 'live' }): Relay {
    const { policy, limits, now, wait, onProblem } = this.#options
    const reach = { url, policy, ...(limits && { limits }) }
    const listen = format === 'icy' ? icySource(reach) : hlsSource({ ...reach, now, wait })
    return new Relay({ now, wait, onProblem, listen })
  }
}
