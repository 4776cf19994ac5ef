import { ltr } from './bidi.ts'

/** A device's sound against what it should be. */
export const lateness = (ms: number): string => {
  const shown = Math.round(Math.abs(ms))
  if (shown === 0) return ltr('0 ms')
  return `${ms > 0 ? 'متأخر' : 'مبكر'} ${ltr(`${shown} ms`)}`
}
