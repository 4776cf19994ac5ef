import type { RoomSession } from '../../session/room-session.ts'
import { delayOnChange, type KeptDelays, parseDelays, printDelays, withDelay } from './kept-delays.ts'
import { type OutputDevice, UNKNOWN_DEVICE, watchOutputDevice } from './output-device.ts'

export const KEY = 'earshot.output-delays'

const recall = (): KeptDelays => {
  try {
    return parseDelays(localStorage.getItem(KEY))
  } catch {
    return []
  }
}

const keep = (delays: KeptDelays): void => {
  try {
    localStorage.setItem(KEY, printDelays(delays))
  } catch {
    // Without storage the delay lasts as long as the page does.
  }
}

/**
 * Gives the session the delay kept for the device it sounds on, now and whenever the sound goes to another, and keeps
 * each new one. `onDevice` hears what device it is. Answers how to stop.
 */
export const keepOutputDelay = (session: RoomSession, onDevice: (device: OutputDevice) => void): (() => void) => {
  let device = UNKNOWN_DEVICE
  session.setOutputDelay(delayOnChange(recall(), null, device.key, 0))
  let { phase } = session.getSnapshot().calibration
  let told = session.getSnapshot().outputDelayMs
  const apply = (ms: number) => {
    told = ms
    session.setOutputDelay(ms)
  }
  const watch = watchOutputDevice((next) => {
    if (next.key !== device.key) apply(delayOnChange(recall(), device.key, next.key, told))
    device = next
    onDevice(next)
  })
  const stopListening = session.subscribe(() => {
    const { outputDelayMs, calibration } = session.getSnapshot()
    // A page that may listen is told what it sounds on.
    if (calibration.phase === 'asking' && phase !== 'asking') watch.look()
    phase = calibration.phase
    if (outputDelayMs === told) return
    told = outputDelayMs
    keep(withDelay(recall(), device.key, told))
  })
  return () => {
    watch.stop()
    stopListening()
  }
}
