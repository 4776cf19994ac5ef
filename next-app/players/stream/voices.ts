import type { ItemId, SongId } from '@earshot/sync'

/** From frame `frame` on, which may be a fraction, the song stood at `positionS` and moves at `rate`. */
export type Segment = { frame: number; positionS: number; rate: number }

/** From frame `from` on, for so many frames. */
export type Fade = { from: number; frames: number }

/** One stretch of one song on an audio context's own count of frames. */
export type Voice = {
  id: number
  itemId: ItemId
  songId: SongId
  /** The instant of this device's clock at which it was ordered to begin. */
  at: number
  /** Where that instant lay; `startFrame` differs from it where the song is joined to the one before. */
  orderedFrame: number
  startFrame: number
  endFrame: number
  /** The song's own length. */
  lengthS: number
  segments: readonly Segment[]
  /** Begins at the very end of the song before, wherever that comes to lie. */
  joined: boolean
  /** Comes while the song before it goes, and goes while the one behind it comes. */
  fadeIn: Fade | null
  fadeOut: Fade | null
}

/** A voice to begin, before it is fitted in. */
export type NewVoice = Pick<Voice, 'id' | 'itemId' | 'songId' | 'lengthS' | 'at'> & {
  frame: number
  positionS: number
  /** What sounds goes on for so many frames, fading; 0 where it ends. */
  overlap: number
}

export type Trim = { id: number; frame: number; frames: number; rate: number }

/** Where the output stands: frames a second, and the frame that it puts out now. */
export type Output = { sampleRate: number; frame: number }

/** Around its two ends a song still sounds as long as the kernel reaches that it is read by. */
export const REACH_S = 0.001
/** A song that is to begin so near to another's end begins at that end. */
const JOINED_S = 0.002
/** A voice that is to begin later than this may still be moved; the clocks must have parted by so much. */
const MOVABLE_S = 0.5
const MOVED_S = 0.000_25
/** Changes of rate that are remembered, since what is heard now was rendered a moment ago. */
const SEGMENTS_KEPT = 5

/** Where the song stands at a frame, in seconds; it goes on counting beyond the last sample. */
export const positionAt = ({ segments }: Voice, frame: number, sampleRate: number): number => {
  const segment = segments.findLast((it) => it.frame <= frame) ?? segments[0]
  return segment === undefined ? 0 : segment.positionS + ((frame - segment.frame) / sampleRate) * segment.rate
}

const isWithin = (voice: Voice, frame: number): boolean => voice.startFrame <= frame && frame < voice.endFrame

/** What sounds at a frame; of two that overlap the one that comes. */
export const soundingAt = (voices: readonly Voice[], frame: number): Voice | undefined =>
  voices.findLast((voice) => isWithin(voice, frame))

/** How loud a voice is at a frame for that it comes or goes: its two fades together are as loud as one song. */
export const loudnessAt = ({ fadeIn, fadeOut }: Pick<Voice, 'fadeIn' | 'fadeOut'>, frame: number): number =>
  Math.sin((Math.PI / 2) * passed(fadeIn, frame, 1)) * Math.cos((Math.PI / 2) * passed(fadeOut, frame, 0))

/** How much of a fade has passed, from 0 to 1. */
const passed = (fade: Fade | null, frame: number, none: number): number =>
  fade === null ? none : Math.max(0, Math.min(1, (frame - fade.from) / fade.frames))

/** The frame at which the song's last sample has been played. */
export const naturalEnd = ({ segments, lengthS }: Voice, sampleRate: number): number => {
  const segment = segments.findLast((it) => it.positionS <= lengthS) ?? segments[0]
  if (segment === undefined) return Number.POSITIVE_INFINITY
  return segment.frame + ((lengthS - segment.positionS) * sampleRate) / segment.rate
}

/**
 * The voices when everything ordered for the instant `at` or later, and not begun, is revoked, and what sounds at its
 * frame ends there. `isPostponed` are revoked as well.
 */
export const revokeFrom = (
  voices: readonly Voice[],
  at: number,
  frame: number,
  output: Output,
  isPostponed: (voice: Voice) => boolean = () => false,
): Voice[] => {
  const isRevoked = (voice: Voice) => voice.startFrame > output.frame && (voice.at >= at || isPostponed(voice))
  const revoked = voices.filter(isRevoked)
  return voices
    .filter((voice) => !isRevoked(voice))
    .map((voice) => {
      // An end that only made room for a revoked successor is revoked with it.
      const freed = revoked.some((it) => endOfBefore(it) === voice.endFrame)
      if (!freed && voice.endFrame <= frame) return voice
      return { ...voice, endFrame: Math.max(frame, voice.startFrame), fadeOut: freed ? null : voice.fadeOut }
    })
}

/**
 * The voices with one more, which takes over at its frame and takes the place of a start of the same item that has not
 * begun. A song begun where another ends is joined to it.
 */
export const startVoice = (voices: readonly Voice[], begun: NewVoice, output: Output): Voice[] => {
  const { frame, positionS, overlap, ...what } = begun
  const kept = revokeFrom(voices, begun.at, frame + overlap, output, ({ itemId }) => itemId === begun.itemId)
  const voice: Voice = {
    ...what,
    orderedFrame: frame,
    startFrame: frame,
    endFrame: Number.POSITIVE_INFINITY,
    segments: [{ frame, positionS, rate: 1 }],
    joined: false,
    fadeIn: overlap > 0 ? { from: frame, frames: overlap } : null,
    fadeOut: null,
  }
  return placeAt([...kept, voice], voice, frame, output.sampleRate)
}

/** The voices when those which have long to go lie where their instants lie now: sound cards run at their own pace. */
export const replace = (voices: readonly Voice[], toFrame: (at: number) => number | null, output: Output): Voice[] =>
  voices.reduce<Voice[]>(
    (all, voice) => {
      const frame = toFrame(voice.at)
      const isMovable = voice.startFrame - output.frame > MOVABLE_S * output.sampleRate
      if (frame === null || !isMovable || Math.abs(frame - voice.orderedFrame) < MOVED_S * output.sampleRate) return all
      return placeAt(all, voice, frame, output.sampleRate)
    },
    [...voices],
  )

/**
 * The voices on another output's count of frames, `by` frames further on, from its frame `from` on: what sounds goes on there
 * where it is by then.
 */
export const carryOver = (voices: readonly Voice[], by: number, from: number): Voice[] =>
  voices
    .filter(({ endFrame }) => endFrame + by > from)
    .map((voice) => ({
      ...voice,
      orderedFrame: voice.orderedFrame + by,
      startFrame: Math.max(from, voice.startFrame + by),
      endFrame: voice.endFrame + by,
      segments: voice.segments.map((segment) => ({ ...segment, frame: segment.frame + by })),
      fadeIn: moved(voice.fadeIn, by),
      fadeOut: moved(voice.fadeOut, by),
    }))

const moved = (fade: Fade | null, by: number): Fade | null => fade && { ...fade, from: fade.from + by }

/** Where what sounds before a voice ends for it. */
const endOfBefore = ({ startFrame, fadeIn }: Voice): number => startFrame + (fadeIn?.frames ?? 0)

/** The voices when one of them plays at another rate for a time; what was joined to it moves with its end. */
export const trimVoice = (voices: readonly Voice[], trim: Trim, sampleRate: number): Voice[] => {
  const before = voices.find(({ id }) => id === trim.id)
  if (before === undefined || trim.frame >= before.endFrame) return [...voices]
  const frame = Math.max(trim.frame, before.startFrame)
  const positionS = positionAt(before, frame, sampleRate)
  const trimmed: Voice = {
    ...before,
    segments: [
      ...before.segments.filter((it) => it.frame < frame).slice(-SEGMENTS_KEPT),
      { frame, positionS, rate: trim.rate },
      { frame: frame + trim.frames, positionS: positionS + (trim.frames / sampleRate) * trim.rate, rate: 1 },
    ],
  }
  const all = voices.map((it) => (it === before ? trimmed : it))
  const after = all.find((it) => it.joined && it.startFrame === before.endFrame)
  return after === undefined ? all : placeAt(all, after, after.orderedFrame, sampleRate)
}

/** Puts a voice that has not begun to its frame, or to the end of the song before it; that one ends there, or fades. */
const placeAt = (voices: readonly Voice[], voice: Voice, frame: number, sampleRate: number): Voice[] => {
  const before = voices.findLast((it) => it.id !== voice.id && it.endFrame === endOfBefore(voice))
  const begins = voice.segments[0]?.positionS === 0 && voice.fadeIn === null
  const seam = before === undefined || !begins ? Number.NaN : naturalEnd(before, sampleRate)
  const joined = Math.abs(seam - frame) < JOINED_S * sampleRate
  const startFrame = joined ? seam : frame
  const by = startFrame - voice.startFrame
  const segments = voice.segments.map((it) => ({ ...it, frame: it.frame + by }))
  const placed = { ...voice, orderedFrame: frame, startFrame, segments, joined, fadeIn: moved(voice.fadeIn, by) }
  return voices.map((it) => {
    if (it === before) return { ...it, endFrame: endOfBefore(placed), fadeOut: placed.fadeIn ?? it.fadeOut }
    return it.id === voice.id ? placed : it
  })
}
