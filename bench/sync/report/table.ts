/** Rows of text as a Markdown table: the first columns to the left, all others to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[], lefts = 2): string {
  const all = [head, ...rows]
  const widths = head.map((_, column) => Math.max(3, ...all.map((row) => (row[column] ?? '').length)))
  const isLeft = (column: number) => column < lefts
  const line = (row: readonly string[]) =>
    `| ${widths.map((width, n) => (isLeft(n) ? (row[n] ?? '').padEnd(width) : (row[n] ?? '').padStart(width))).join(' | ')} |`
  const rule = `|${widths.map((width, n) => (isLeft(n) ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`
  return [line(head), rule, ...rows.map(line)].join('\n')
}

/** A length in ms as a table shows it: finer when it is small. */
export const shownMs = (ms: number): string => {
  if (!Number.isFinite(ms)) return '-'
  return ms.toFixed(Math.abs(ms) < 100 ? 2 : 0)
}

/** A rate's deviation, in millionths, in percent. */
export const shownRate = (ppm: number): string => (ppm / 1e4).toFixed(3)
