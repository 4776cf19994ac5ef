import { nextItem, overlapOf } from '@earshot/sync'
import { listeningWords } from '../../lib/listening-words.ts'
import type { RoomSession } from '../../session/room-session.ts'
import { silence, unsaySilence } from '../listening/silence.ts'
import { fadeAt, type Heard, next } from './sleep.ts'
import { becomeSleep, sleepNow, useSleep } from './use-sleep.ts'

const LOOK_EVERY_MS = 250
/** Until somebody wakes up, and no longer than a day. */
const SHOWN_MS = 24 * 3600_000

/** What the timer goes by: a song is over where the next one comes in over it. */
export const heardIn = (session: RoomSession): Heard => {
  const { item, isPlaying, muted, queue } = session.getSnapshot()
  const next = nextItem(queue)
  const overlapMs = item === null || next === null ? 0 : overlapOf(item.song, next.song, queue)
  const lengthMs =
    item === null || item.song.source.kind === 'live' || item.song.durationMs === null
      ? null
      : item.song.durationMs - overlapMs
  return {
    itemId: item?.itemId ?? null,
    leftMs: isPlaying && lengthMs !== null ? lengthMs - session.positionNow() : null,
    isMuted: muted,
  }
}

const fallAsleep = (session: RoomSession): void => silence(session, listeningWords.sleep.asleep, SHOWN_MS)

/** Lets the sleep timer have its way with this device's sound; answers how to stop. */
export const holdSleep = (session: RoomSession): (() => void) => {
  let fade = 1
  let isLooking = false
  const look = () => {
    // What it does itself is no news.
    if (isLooking) return
    isLooking = true
    lookOnce()
    isLooking = false
  }
  const lookOnce = () => {
    const now = sleepNow()
    const before = useSleep.getState().sleep
    const after = next(before, heardIn(session), now)
    const [was, is] = [before.phase, after.phase]
    becomeSleep(after)
    // Before the fade ends: what has faded would come back for a moment.
    if (is === 'asleep' && was !== 'asleep') fallAsleep(session)
    if (was === 'asleep' && is !== 'asleep') unsaySilence()
    const wanted = fadeAt(after, now)
    if (wanted === fade) return
    fade = wanted
    session.setFade(wanted)
  }
  // After a reload it sleeps on.
  if (useSleep.getState().sleep.phase === 'asleep') fallAsleep(session)
  const stops = [session.subscribe(look), useSleep.subscribe(look)]
  const timer = setInterval(() => {
    if (useSleep.getState().sleep.phase !== 'off') look()
  }, LOOK_EVERY_MS)
  look()
  return () => {
    for (const stop of stops) stop()
    clearInterval(timer)
    session.setFade(1)
  }
}
