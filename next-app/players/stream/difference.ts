import { type Fade, REACH_S, type Segment, type Voice } from './voices.ts'

/** Behind its end nothing of a voice is heard any more. */
const FADED_S = 0.02
/** What a trim moves is moved by no more. */
const NEAR_S = 0.01

const same = (a: Segment, b: Segment): boolean =>
  a.frame === b.frame && a.positionS === b.positionS && a.rate === b.rate

/** The frame from which on a voice that moves by one list of segments stands elsewhere than by another. */
const segmentsPart = (before: readonly Segment[], after: readonly Segment[]): number => {
  const [first] = after
  // The oldest are forgotten in time.
  const kept = first === undefined ? -1 : before.findIndex((it) => same(it, first))
  const rest = before.slice(Math.max(0, kept))
  const place = Array.from({ length: Math.max(rest.length, after.length) }, (_, n) => n).find((n) => {
    const [a, b] = [rest[n], after[n]]
    return a === undefined || b === undefined || !same(a, b)
  })
  if (place === undefined) return Number.POSITIVE_INFINITY
  return Math.min(rest[place]?.frame ?? Number.POSITIVE_INFINITY, after[place]?.frame ?? Number.POSITIVE_INFINITY)
}

const fadesPart = (before: Fade | null, after: Fade | null): number =>
  before?.from === after?.from && before?.frames === after?.frames
    ? Number.POSITIVE_INFINITY
    : Math.min(before?.from ?? Number.POSITIVE_INFINITY, after?.from ?? Number.POSITIVE_INFINITY)

/** The frame from which on one voice sounds otherwise than it did. */
const voicesPart = (before: Voice, after: Voice): number => {
  const isOther =
    before.startFrame !== after.startFrame || before.lengthS !== after.lengthS || before.songId !== after.songId
  return Math.min(
    isOther ? Math.min(before.startFrame, after.startFrame) : Number.POSITIVE_INFINITY,
    before.endFrame === after.endFrame ? Number.POSITIVE_INFINITY : Math.min(before.endFrame, after.endFrame),
    segmentsPart(before.segments, after.segments),
    fadesPart(before.fadeIn, after.fadeIn),
    fadesPart(before.fadeOut, after.fadeOut),
  )
}

/**
 * The first frame from `since` on at which `after` may sound otherwise than `before`; infinity when nowhere. What was made for
 * frames before that holds.
 */
export const differsFrom = (
  before: readonly Voice[],
  after: readonly Voice[],
  since: number,
  sampleRate: number,
): number => {
  // A song's own beginning rings ahead of its start, and an end is cut before it.
  const reach = REACH_S * sampleRate
  const ids = new Set([...before, ...after].map(({ id }) => id))
  const parts = [...ids].map((id) => {
    const [a, b] = [before, after].map((voices) => voices.find((voice) => voice.id === id))
    if (a !== undefined && b !== undefined) return voicesPart(a, b)
    const one = a ?? b
    // Of what has faded before nothing is missing.
    return one === undefined || one.startFrame >= one.endFrame || one.endFrame + FADED_S * sampleRate < since
      ? Number.POSITIVE_INFINITY
      : one.startFrame
  })
  return Math.max(since, Math.floor(Math.min(Number.POSITIVE_INFINITY, ...parts) - reach))
}

/**
 * Whether `after` sounds almost as `before` does, from `since` on: the same songs from and to the same frames, but for a trim. Then the
 * sound of the one does for the other's where that should be late.
 */
export const isNear = (
  before: readonly Voice[],
  after: readonly Voice[],
  since: number,
  sampleRate: number,
): boolean => {
  const live = ({ startFrame, endFrame }: Voice) => startFrame < endFrame && endFrame + FADED_S * sampleRate >= since
  const [old, fresh] = [before.filter(live), after.filter(live)]
  const near = (a: number, b: number) => a === b || Math.abs(a - b) <= NEAR_S * sampleRate
  return (
    old.length === fresh.length &&
    old.every((a) => {
      const b = fresh.find(({ id }) => id === a.id)
      return b !== undefined && near(a.startFrame, b.startFrame) && near(a.endFrame, b.endFrame)
    })
  )
}
