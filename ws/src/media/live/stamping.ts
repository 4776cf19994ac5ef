import { type AudioFrame, isAlike } from './audio-frame.ts'

/** A frame with the instant at which its first sample belongs, in ms of the server's clock. */
export type StampedFrame = { frame: AudioFrame; at: number; run: number }

/**
 * What is known of a broadcast's time. A run is a stretch without a hole: within it a stamp is where the run lies plus the
 * samples counted since, and nothing else.
 */
export type Stamping = {
  run: number
  /** The stamp of the run's first sample; null while that is being found out. */
  anchor: number | null
  /** What all frames of the run are like; null before the first. */
  like: AudioFrame | null
  /** Samples of the run that have come. */
  samples: number
  /** Nothing is stamped earlier: there what has been told ends. */
  end: number
  /** When the run's first frame came. */
  since: number
  /** The least of (instant of arrival - place in the run): its most prompt bytes, ms. */
  prompt: number
  /** What came while the anchor is being found out, with its place in the run in ms. */
  held: readonly { frame: AudioFrame; place: number }[]
}

/** So long is watched how promptly a station sends, before it is known where its sound belongs. */
export const WATCHED_MS = 400
/** Of what a station sends at once when it begins, no more is kept. */
const HELD_MOST_MS = 20_000
/** However short its frames are: HELD_MOST_MS of usual ones are some hundreds. */
const HELD_MOST = 2000
/** Rounding is no step back. */
const ROUNDING_MS = 1e-3

/** Nothing heard yet; `run` is the number of the first run. */
export const newStamping = (run: number): Stamping => ({
  run,
  anchor: null,
  like: null,
  samples: 0,
  end: Number.NEGATIVE_INFINITY,
  since: 0,
  prompt: Number.POSITIVE_INFINITY,
  held: [],
})

/** What comes next does not follow on what came: the connection is another. */
export const cut = (state: Stamping): Stamping =>
  state.like === null ? state : { ...newStamping(state.run + 1), end: state.end }

/** How far ahead of `now` the sound reaches that has come, in ms. */
export const aheadMs = ({ end }: Stamping, now: number): number => Math.max(0, end - now)

type Stamped = { state: Stamping; frames: StampedFrame[] }

/**
 * Stamps a frame that came at `now`. A new run begins where frames are of another kind, or so late that it would have to be
 * played less than `spareMs`, the delay of listeners less what they need, after its stamp. Rules B1-B4 in docs/sync.md.
 */
export const stamp = (before: Stamping, frame: AudioFrame, now: number, spareMs: number): Stamped => {
  const isOther = before.like !== null && !isAlike(before.like, frame)
  const placed = isOther ? cut(before) : before
  const isLate = placed.anchor !== null && now - (placed.anchor + placeOf(placed, frame)) > spareMs
  return take(isLate ? cut(placed) : placed, frame, now)
}

const placeOf = ({ samples }: Stamping, { sampleRate }: AudioFrame) => (samples * 1000) / sampleRate

const take = (before: Stamping, frame: AudioFrame, now: number): Stamped => {
  const place = placeOf(before, frame)
  const samples = before.samples + frame.samples
  const begun = before.like === null ? { like: frame, since: now } : {}
  const prompt = Math.min(before.prompt, now - (samples * 1000) / frame.sampleRate)
  const state: Stamping = { ...before, ...begun, samples, prompt }
  if (state.anchor !== null) return tell(state, state.anchor, [{ frame, place }])
  const all = [...state.held, { frame, place }]
  const isKept = (it: { place: number }) => place - it.place < HELD_MOST_MS
  const held =
    all.length > HELD_MOST ? all.slice(-HELD_MOST / 2) : isKept(all[0] ?? { place }) ? all : all.filter(isKept)
  return { state: { ...state, held }, frames: [] }
}

/** What has become known by `now` alone: where a run lies that has been watched for long enough. */
export const settle = (state: Stamping, now: number): Stamped => {
  if (state.anchor !== null || state.like === null || now - state.since < WATCHED_MS) return { state, frames: [] }
  return tell({ ...state, anchor: state.prompt, held: [] }, state.prompt, state.held)
}

/** What has been told for an instant already is not told for it again: a station begins with what it sent last. */
const tell = (state: Stamping, anchor: number, held: Stamping['held']): Stamped => {
  const frames = held
    .map(({ frame, place }) => ({ frame, at: anchor + place, run: state.run }))
    .filter(({ at }) => at >= state.end - ROUNDING_MS)
  const last = frames.at(-1)
  const end = last === undefined ? state.end : last.at + (last.frame.samples * 1000) / last.frame.sampleRate
  return { state: { ...state, end }, frames }
}
