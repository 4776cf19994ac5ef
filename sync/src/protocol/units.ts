import * as z from 'zod'

/**
 * Units of time are branded numbers of milliseconds; fractions are meant. A bare `number` is a length of time.
 * Instants and lengths that enter the timeline are first put on a grid of 2^-10 ms (`onGrid`): sums and
 * differences of such numbers are exact in a double until the year 2248, so pausing and resuming a
 * million times moves nothing (rule P1).
 */

/** An instant on the server's clock: ms since 1970, monotonic within one life of the server. */
export const serverMs = z.number().min(0).max(8.64e15).brand<'ServerMs'>()
export type ServerMs = z.infer<typeof serverMs>

/** An instant on this device's own monotonic clock: `performance.timeOrigin + performance.now()` in a browser. */
export const localMs = z.number().min(0).max(8.64e15).brand<'LocalMs'>()
export type LocalMs = z.infer<typeof localMs>

/** No position is greater: some 11 days. */
export const POSITION_MOST_MS = 1e9

/** A place in a song: ms from its first sample. */
export const positionMs = z.number().min(0).max(POSITION_MOST_MS).brand<'PositionMs'>()
export type PositionMs = z.infer<typeof positionMs>

/** How long a song is, in ms: more than nothing, at most some 11 days. */
export const durationMs = z.number().min(1).max(POSITION_MOST_MS).brand<'DurationMs'>()
export type DurationMs = z.infer<typeof durationMs>

/** How much later one device is heard than another, in ms; earlier when below 0. No two can be further apart. */
export const latenessMs = z.number().min(-1500).max(1500)

const GRID = 1024

/** The nearest number on the grid of 2^-10 ms. */
export const onGrid = (ms: number): number => Math.round(ms * GRID) / GRID

export const asServerMs = (ms: number): ServerMs => onGrid(ms) as ServerMs
export const asLocalMs = (ms: number): LocalMs => ms as LocalMs
export const asPositionMs = (ms: number): PositionMs => onGrid(ms) as PositionMs
export const asDurationMs = (ms: number): DurationMs => onGrid(ms) as DurationMs
