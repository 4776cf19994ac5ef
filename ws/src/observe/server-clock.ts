import { asServerMs, type ServerMs } from '@earshot/sync'

/** Answers the instant on the server's clock. */
export type ServerClock = () => ServerMs

/**
 * A clock that never steps back: the wall's time at the process's start, and from then on the monotonic counter.
 * `notBefore` is the newest instant an earlier life of this server is known to have used; a wall clock that was set back
 * in between is pushed ahead to it.
 */
export const serverClock = (notBefore: number, monotonic: () => number, origin: number): ServerClock => {
  const base = Math.max(origin, notBefore - monotonic())
  return () => asServerMs(base + monotonic())
}
