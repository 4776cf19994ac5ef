/** Frames `[from, to)`. */
export type Span = { from: number; to: number }

/**
 * What is left of what was scheduled for a span when something new is laid over it: where it is to stop, and what of it goes on
 * behind that. Null for what does not happen.
 */
export type Left = { stopsAt: number | null; goesOn: Span | null }

/**
 * The new takes the place of the old. Behind it the old goes on, for the rest of the new may be late; not so where it is
 * `stale`, and nothing is better than it.
 */
export const layOver = (span: Span, over: Span, isStale: boolean): Left => {
  const isBefore = span.to <= over.from
  const isBehind = span.from >= over.to
  if (isBefore || (isBehind && !isStale)) return { stopsAt: null, goesOn: null }
  const goesOn = isStale || span.to <= over.to ? null : { from: over.to, to: span.to }
  return { stopsAt: Math.max(span.from, over.from), goesOn }
}
