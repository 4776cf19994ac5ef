import { asLocalMs, asServerMs, type LocalMs, type ServerMs } from '../protocol/units.ts'

/**
 * The clock as it is applied: at the local instant `at` it reads `serverMs`, which is `aheadMs` more than it should. From
 * there it goes at the server's rate, but for the slew that takes `aheadMs` away, at `slewPpm` and no faster.
 */
export type AppliedClock = { at: LocalMs; serverMs: number; aheadMs: number; ratePpm: number; slewPpm: number }

/** A clock that reads what it should. */
export const setClock = (at: LocalMs, offsetMs: number, ratePpm: number, slewPpm: number): AppliedClock => ({
  at,
  serverMs: at + offsetMs,
  aheadMs: 0,
  ratePpm,
  slewPpm,
})

const rateOf = ({ ratePpm }: AppliedClock): number => 1 + ratePpm * 1e-6

/** What it reads at a local instant, unrounded. Before `at` it is drawn on backwards without slew. */
const reading = (clock: AppliedClock, local: LocalMs): number => {
  const sinceMs = local - clock.at
  const paidMs = Math.min(Math.abs(clock.aheadMs), Math.max(0, sinceMs) * clock.slewPpm * 1e-6)
  return clock.serverMs + sinceMs * rateOf(clock) - Math.sign(clock.aheadMs) * paidMs
}

/** What it adds to the local clock at a local instant. */
export const appliedOffset = (clock: AppliedClock, local: LocalMs): number => reading(clock, local) - local

/** The same reading at `at`, from there on its way to `offsetMs`, by `slewPpm` at most. */
export const slewClock = (
  clock: AppliedClock,
  at: LocalMs,
  offsetMs: number,
  ratePpm: number,
  slewPpm = clock.slewPpm,
): AppliedClock => {
  const serverMs = reading(clock, at)
  return { at, serverMs, aheadMs: serverMs - at - offsetMs, ratePpm, slewPpm }
}

export const toServer = (clock: AppliedClock, local: LocalMs): ServerMs => asServerMs(reading(clock, local))

/** The local instant at which it reads `server`: the inverse of `toServer`, slew included. */
export const toLocal = (clock: AppliedClock, server: ServerMs): LocalMs => {
  const sinceMs = server - clock.serverMs
  const rate = rateOf(clock)
  if (sinceMs <= 0) return asLocalMs(clock.at + sinceMs / rate)
  const slew = Math.sign(clock.aheadMs) * clock.slewPpm * 1e-6
  const slewedForMs = Math.abs(clock.aheadMs) / (clock.slewPpm * 1e-6)
  const whileSlewing = sinceMs / (rate - slew)
  return asLocalMs(clock.at + (whileSlewing <= slewedForMs ? whileSlewing : (sinceMs + clock.aheadMs) / rate))
}
