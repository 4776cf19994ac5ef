/** A device's sound against what it should be: `142 ms de retard`. */
export const lateness = (ms: number): string => {
  const shown = Math.round(Math.abs(ms))
  return shown === 0 ? '0 ms' : `${shown} ms ${ms > 0 ? 'de retard' : 'd’avance'}`
}
