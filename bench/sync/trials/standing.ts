import type { Heard } from './hear-long.ts'

/**
 * How all listeners stood to each other at an instant: in one song, so far apart; some in one and some in another or
 * silent; all silent; or with sound of which it is not known what it is.
 */
export type Standing = { atMs: number } & (
  | { kind: 'together'; spreadMs: number }
  | { kind: 'apart' }
  | { kind: 'silent' }
  | { kind: 'unknown' }
)

/** How the room stood, instant by instant. The points of all listeners must lie at the same instants. */
export function roomAt(heard: readonly Heard[]): Standing[] {
  const [first] = heard
  return (first?.points ?? []).map(({ atMs }, n): Standing => {
    const points = heard.flatMap((it) => it.points[n] ?? [])
    const known = points.filter((point) => point.title !== null)
    const silent = points.filter((point) => point.title === null && point.isSilent).length
    if (silent === heard.length) return { atMs, kind: 'silent' }
    if (silent > 0) return { atMs, kind: 'apart' }
    if (known.length < heard.length) return { atMs, kind: 'unknown' }
    if (new Set(known.map(({ title }) => title)).size > 1) return { atMs, kind: 'apart' }
    const ahead = known.map((point) => point.positionMs - point.atMs)
    return { atMs, kind: 'together', spreadMs: Math.max(...ahead) - Math.min(...ahead) }
  })
}
