import type { Network } from '../../../e2e/rig/network/networks.ts'
import { type Manner, mannerName } from './manner.ts'

/** A part of a run: one network, one manner of coming, and how many fresh starts. `name` stands in the tables. */
export type Leg = { name: string; about: string; network: Network; manner: Manner; starts: number }

/** A leg over a network; of a network's own share of the starts at least one is played. */
export function legOf(network: Network, manner: Manner, starts: number): Leg {
  const how = mannerName(manner)
  return {
    name: how ? `${network.name} ${how}` : network.name,
    about: how ? `${network.about}, ${how}` : network.about,
    network,
    manner,
    starts: Math.ceil(starts * (network.share ?? 1)),
  }
}
