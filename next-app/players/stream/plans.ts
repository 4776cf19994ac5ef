import type { Block } from './messages.ts'

/** From an order to its sound in the context: the way to the worker, a block's making, the way back. */
export const TURNAROUND_S = 0.015

/** A plan holds from a whole frame on. */
export type PlanBegin = { plan: number; from: number }

/**
 * What of a block is still to be played: what was made before a change of plans holds up to the change. Null when nothing.
 * `plans` are the newest ones, in the order in which they were made.
 */
export const clipBlock = (block: Block, plans: readonly PlanBegin[]): Block | null => {
  const until = plans.filter(({ plan }) => plan > block.plan).map(({ from }) => from)
  const frames = Math.min(block.frames, ...until.map((from) => from - block.from))
  if (frames <= 0) return null
  if (frames === block.frames) return block
  return {
    ...block,
    frames,
    channels: block.channels.map((samples) => samples.subarray(0, frames)),
    dry: block.dry.filter(({ frame }) => frame < block.from + frames),
  }
}
