import { FIGURE_MOST_MS, type ListenerState, type LocalMs, nothingTold, report, type Standing } from '@earshot/sync'
import type { Player } from '../players/player.ts'

/** Tells the room how this device stands, as seldom as `report` in the core says. */
export class Reporting {
  readonly #send: (state: ListenerState) => void
  #memory = nothingTold

  constructor(send: (state: ListenerState) => void) {
    this.#send = send
  }

  /** The server at the other end knows nothing of this device. */
  begin(): void {
    this.#memory = nothingTold
  }

  look(state: ListenerState, now: LocalMs): void {
    const { memory, say } = report(this.#memory, state, now)
    this.#memory = memory
    if (say !== null) this.#send(say)
  }
}

/** How this device stands, in figures no finer than they are worth. Lengths in ms. */
export const listenerStateOf = (
  state: Standing,
  player: Pick<Player, 'name' | 'capabilities' | 'outputLatencyMs'>,
  figures: { errorMs: number | null; boundMs: number | null; hidden: boolean },
): ListenerState => ({
  state,
  errorMs: rounded(figures.errorMs, 0.1),
  boundMs: rounded(figures.boundMs, 0.1),
  player: player.name,
  accuracy: player.capabilities.accuracy,
  outputLatencyMs: rounded(player.outputLatencyMs(), 1),
  hidden: figures.hidden,
})

/** To the nearest `step`, within what the wire takes. */
const rounded = (ms: number | null, step: number): number | null => {
  if (ms === null || !Number.isFinite(ms)) return null
  const within = Math.min(FIGURE_MOST_MS, Math.max(-FIGURE_MOST_MS, ms))
  return Number((Math.round(within / step) * step).toFixed(1))
}
