/** The bytes `[from, to)` of `size`, which is null when the server does not know. */
export type Range = { from: number; to: number; size: number | null }

/** Reads a `Content-Range` (RFC 9110, 14.4); null when it is none, or one that cannot be. */
export function readRange(header: string | undefined): Range | null {
  const [, first, last, whole] = /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15}|\*)$/.exec(header ?? '') ?? []
  if (first === undefined || last === undefined) return null
  const range = { from: Number(first), to: Number(last) + 1, size: whole === '*' ? null : Number(whole) }
  return range.from < range.to && (range.size === null || range.to <= range.size) ? range : null
}

/** A range that was asked for: from a byte on, to another one (`to` is null for the end), or the `last` so many bytes. */
export type Asked = { from: number; to: number | null } | { last: number }

/** Reads a `Range` header of one part; null for none, for several parts and for what cannot be read: the whole is meant then. */
export function readAsked(header: string | undefined): Asked | null {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? []
  if (first === undefined || last === undefined || (first === '' && last === '')) return null
  if (first === '') return { last: Number(last) }
  const asked = { from: Number(first), to: last === '' ? null : Number(last) + 1 }
  return asked.to !== null && asked.to <= asked.from ? null : asked
}

/** Whether a part that a server gives is one that was asked for; it may give less of it, but not another beginning. */
export function isAnswerTo(asked: Asked, { from, to, size }: Range): boolean {
  if ('last' in asked) return size !== null && to === size && from >= size - asked.last
  return from === asked.from && (asked.to === null || to <= asked.to)
}

export const askedHeader = (asked: Asked): string =>
  'last' in asked ? `bytes=-${asked.last}` : `bytes=${asked.from}-${asked.to === null ? '' : asked.to - 1}`
