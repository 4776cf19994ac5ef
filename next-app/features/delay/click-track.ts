import { BEAT_MS, type Beat, clickSound } from '@earshot/sync'
import type { RoomSession } from '../../session/room-session.ts'

/** Long enough that the first click is in time for the slowest loudspeaker. */
const AHEAD_MS = 2500
const FIRST_AFTER_MS = 1500
const LOOK_EVERY_MS = 200

/**
 * A steady click on this device alone, the song silent meanwhile, through the very path that songs take. `now` is this
 * device's clock. Answers the beat as it is to be heard, and how to end it.
 */
export const playClicks = (session: RoomSession, now: () => number): { beat: Beat; stop: () => void } => {
  const beat = { firstAt: now() + FIRST_AFTER_MS, everyMs: BEAT_MS }
  const endHush = session.hush()
  let ordered: { at: number; takeBack: () => void }[] = []
  let next = 0
  const look = () => {
    ordered = ordered.filter(({ at }) => at > now() - AHEAD_MS)
    for (; beat.firstAt + next * BEAT_MS < now() + AHEAD_MS; next++) {
      const at = beat.firstAt + next * BEAT_MS
      const takeBack = session.sound(clickSound, at)
      if (takeBack !== null) ordered.push({ at, takeBack })
    }
  }
  look()
  const timer = setInterval(look, LOOK_EVERY_MS)
  return {
    beat,
    stop: () => {
      clearInterval(timer)
      for (const { takeBack } of ordered) takeBack()
      endHush()
    },
  }
}
