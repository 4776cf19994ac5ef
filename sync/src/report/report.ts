import type { ListenerState, LocalMs, Standing } from '../protocol/index.ts'

/** What a device remembers of what it has said of itself on this link. */
export type ReportMemory = {
  told: { state: ListenerState; at: LocalMs } | null
  /** How it stands, and since when. */
  stands: { state: Standing; since: LocalMs } | null
}

/** Nothing was said yet: so at first, and on each new link. */
export const nothingTold: ReportMemory = { told: null, stands: null }

/** What does not last so long is nobody else's business. */
const LASTS_MS = 1000
/** Nothing is said sooner after the last word. */
const APART_MS = 3000
/** And figures alone no sooner than this. */
const FIGURES_APART_MS = 5000
/** The most reports in any minute, whatever happens. */
export const REPORTS_A_MINUTE = 60_000 / APART_MS

/** A figure is news when its amount has moved by so much, and by a good part of itself. */
const MOVED_MS = 2
const MOVED_SHARE = 0.5

/**
 * Whether to tell the others how this device stands, given what it told last. Rules M1-M4 in docs/sync.md. To be asked a
 * few times a second.
 */
export const report = (
  memory: ReportMemory,
  state: ListenerState,
  now: LocalMs,
): { memory: ReportMemory; say: ListenerState | null } => {
  const stands = memory.stands?.state === state.state ? memory.stands : { state: state.state, since: now }
  const { told } = memory
  const isDue = now - stands.since >= LASTS_MS && (told === null || isNews(told.state, state, now - told.at))
  return isDue ? { memory: { told: { state, at: now }, stands }, say: state } : { memory: { told, stands }, say: null }
}

const isNews = (told: ListenerState, state: ListenerState, sinceMs: number): boolean => {
  if (sinceMs < APART_MS || isOfTheRoom(told.state, state.state)) return false
  if (told.state !== state.state) return true
  if (sinceMs < FIGURES_APART_MS) return false
  const isOther = told.player !== state.player || told.accuracy !== state.accuracy || told.hidden !== state.hidden
  return isOther || figures.some((name) => hasMoved(told[name], state[name]))
}

/** That who was in step rests when the room does, everyone can see for themselves. */
const isOfTheRoom = (told: Standing, state: Standing): boolean =>
  told === 'in-step' && (state === 'paused' || state === 'idle')

const figures = ['errorMs', 'boundMs', 'outputLatencyMs'] as const

/** That nothing can be measured for a while is no news. */
const hasMoved = (from: number | null, to: number | null): boolean => {
  if (from === null || to === null) return from === null && to !== null
  const moved = Math.abs(Math.abs(to) - Math.abs(from))
  return moved >= MOVED_MS && moved >= MOVED_SHARE * Math.abs(from)
}
