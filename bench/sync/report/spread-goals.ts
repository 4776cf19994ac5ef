/** How far apart listeners may be, in ms, by leg, in every scene. */
export const SPREAD_GOALS = new Map<string, { p95: number; p99?: number }>([
  ['none', { p95: 1, p99: 2 }],
  ['40', { p95: 1.5 }],
  ['40±20', { p95: 3, p99: 5 }],
  ['100±50', { p95: 8 }],
  // Half of 20/60's unevenness cannot be seen.
  ['20/60', { p95: 23 }],
  ['none http', { p95: 3 }],
  ['none element', { p95: 5 }],
])
