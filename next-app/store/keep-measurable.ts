import type { RoomSession } from '../session/room-session.ts'

export const KEY = 'earshot.measurable'
const NO = 'no'

const recall = (): boolean => {
  try {
    return localStorage.getItem(KEY) !== NO
  } catch {
    return true
  }
}

const keep = (isMeasurable: boolean): void => {
  try {
    if (isMeasurable) localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, NO)
  } catch {
    // Without storage it is so for as long as the page lasts.
  }
}

/** Keeps whether others may measure this device from visit to visit; answers how to stop. */
export const keepMeasurable = (session: RoomSession): (() => void) => {
  let told = recall()
  session.calibration.setMeasurable(told)
  return session.subscribe(() => {
    const { isMeasurable } = session.getSnapshot()
    if (isMeasurable !== told) keep(isMeasurable)
    told = isMeasurable
  })
}
