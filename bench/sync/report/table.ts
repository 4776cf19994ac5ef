/** Rows of text as a table: the first column to the left, all others to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows]
  const widths = head.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)))
  const line = (row: readonly string[]) =>
    row.map((cell, n) => (n === 0 ? cell.padEnd(widths[n] ?? 0) : cell.padStart(widths[n] ?? 0))).join('  ')
  return all.map((row) => line(row).trimEnd()).join('\n')
}

/** A length in ms as a table shows it: finer when it is small. */
export const shownMs = (ms: number): string => {
  if (!Number.isFinite(ms)) return '-'
  return ms.toFixed(Math.abs(ms) < 100 ? 2 : 0)
}
