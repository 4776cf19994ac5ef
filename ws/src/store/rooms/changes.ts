/** What makes one set of rows out of another, by their keys. */
export type Changes<Row> = { created: Row[]; updated: Row[]; removed: Row[] }

/** A table's rows before and after, compared value by value. */
export function changesOf<Row extends object>(
  before: ReadonlyMap<string, Row>,
  after: ReadonlyMap<string, Row>,
): Changes<Row> {
  const changes: Changes<Row> = { created: [], updated: [], removed: [] }
  for (const [key, row] of after) {
    const old = before.get(key)
    if (old === undefined) changes.created.push(row)
    else if (!isSame(old, row)) changes.updated.push(row)
  }
  for (const [key, row] of before) if (!after.has(key)) changes.removed.push(row)
  return changes
}

export const isNothing = ({ created, updated, removed }: Changes<unknown>): boolean =>
  created.length + updated.length + removed.length === 0

const isSame = (one: object, other: object): boolean =>
  one === other ||
  Object.entries(other).every(([name, value]) => {
    const old: unknown = one[name as keyof typeof one]
    return value instanceof Date && old instanceof Date ? value.getTime() === old.getTime() : value === old
  })

/** An instant as it is stored: in whole microseconds, since Prisma rounds a number to 16 digits on its way. */
export const toStore = (ms: number): number => Math.round(ms * 1000) / 1000

/** Pieces of at most `size`: a statement holds some thousand values at most. */
export const inPieces = <T>(all: readonly T[], size = 500): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size))
