/** Frames `[from, to)`. */
export type Span = { from: number; to: number }

/**
 * What is left of what was scheduled for a span when something new is laid over it: where it is to stop, and what of it goes on
 * behind that. Null for what does not happen.
 */
export type Left = { stopsAt: number | null; goesOn: Span | null }

/**
 * The new takes the place of the old. Behind it the old goes on, for the rest of the new may be late, but only up to `goodTo`: from there on
 * it is out of date, and nothing is better than it.
 */
export const layOver = (span: Span, over: Span, goodTo: number): Left => {
  const to = Math.min(span.to, goodTo)
  if (span.to <= over.from || (span.from >= over.to && to === span.to)) return { stopsAt: null, goesOn: null }
  if (span.from >= over.to) return { stopsAt: Math.max(span.from, to), goesOn: null }
  return { stopsAt: Math.max(span.from, over.from), goesOn: to > over.to ? { from: over.to, to } : null }
}
