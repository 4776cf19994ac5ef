/** A device's sound against what it should be: `142 ms de retraso`. */
export const lateness = (ms: number): string => {
  const shown = Math.round(Math.abs(ms))
  return shown === 0 ? '0 ms' : `${shown} ms de ${ms > 0 ? 'retraso' : 'adelanto'}`
}

/** What a device had, and that it is put right, after its name. */
export const putRight = (ms: number): string =>
  Math.round(Math.abs(ms)) === 0 ? 'ya iba bien' : `tenía ${lateness(ms)} y ya está corregido`
