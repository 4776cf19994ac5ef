/** Of light around the code, in modules: ISO/IEC 18004 asks for four. */
export const QUIET = 4

/** The dark modules of a QR code as the path of a drawing, in modules; those side by side are one box. */
export const qrPath = (rows: readonly (readonly boolean[])[]): string =>
  rows
    .flatMap((row, y) => runsOf(row).map(({ at, length }) => `M${at + QUIET} ${y + QUIET}h${length}v1h-${length}z`))
    .join('')

const runsOf = (row: readonly boolean[]): { at: number; length: number }[] =>
  row.flatMap((isDark, at) => {
    if (!isDark || row[at - 1]) return []
    const end = row.indexOf(false, at)
    return { at, length: (end < 0 ? row.length : end) - at }
  })
