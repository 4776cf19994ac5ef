import type { SongId } from '@earshot/sync'
import type { Need } from '../messages.ts'

/** A tape as the decoder knows it, in seconds of its song. */
export type TapeState = {
  id: number
  songId: SongId
  fromS: number
  toS: number
  /** The song ends where it ends. */
  isWhole: boolean
  /** More of it is being decoded. */
  isBusy: boolean
}

/** What to do next. At most one of `extend` and `open` is something. */
export type Plan = {
  extend: number | null
  open: { songId: SongId; fromS: number } | null
  close: number[]
  drop: { id: number; beforeS: number }[]
}

/** Sound held ready for what plays, for what is scheduled, and for songs that are only loaded. */
const AHEAD_S = { playing: 30, scheduled: 12, loaded: 4 }
/** Kept behind what plays, for a small step back. */
const BEHIND_S = 5
/** A tape is begun this much before the place that is asked for: the kernel and small steps back reach there. */
const LEAD_S = 0.25
/** A tape that ends so little before a place is there sooner than a new one. */
const REACHES_S = 2
/** Dropped in pieces of this, not sample by sample. */
const DROP_STEP_S = 1
/** So many tapes are decoded side by side: one that waits for the network holds up no other. */
const BUSY_LIMIT = 2
/** No song that is only loaded is more urgent than one that is planned. */
const SOMEDAY_S = 3600

type Wish = Need & { aheadS: number }

/**
 * What the decoder should do, so that whatever would run out first is decoded first, and no more is held than needed.
 * `loaded` are songs whose beginnings are kept, and the places where they were `left`: a paused song goes on from there, and
 * should do so at once.
 */
export const planDecoding = (
  needs: readonly Need[],
  loaded: ReadonlyMap<SongId, { lengthS: number }>,
  tapes: readonly TapeState[],
  left: ReadonlyMap<SongId, number> = new Map(),
): Plan => {
  const wishes = wishesOf(needs, loaded, left)
  const served = wishes.map((wish) => ({ wish, tape: tapeFor(wish, tapes) }))
  const urgent = served
    .map(({ wish, tape }) => ({ wish, tape, heldS: heldS(wish, tape) }))
    .filter(({ wish, tape, heldS }) => tape?.isWhole !== true && heldS < wish.aheadS)
    .sort((a, b) => a.wish.dueInS + a.heldS - (b.wish.dueInS + b.heldS))
    .filter(({ tape }) => tape?.isBusy !== true)[0]
  const used = served.flatMap(({ wish, tape }) =>
    tape === undefined ? [] : [{ id: tape.id, positionS: wish.positionS }],
  )
  const isFree = tapes.filter((tape) => tape.isBusy && used.some(({ id }) => id === tape.id)).length < BUSY_LIMIT
  const next = isFree ? urgent : undefined
  return {
    extend: next?.tape?.id ?? null,
    open:
      next === undefined || next.tape !== undefined
        ? null
        : { songId: next.wish.songId, fromS: Math.max(0, next.wish.positionS - LEAD_S) },
    close: tapes.filter(({ id }) => !used.some((it) => it.id === id)).map(({ id }) => id),
    drop: tapes.flatMap(({ id, fromS }) => {
      const places = used.filter((it) => it.id === id).map(({ positionS }) => positionS)
      const beforeS = Math.min(...places) - BEHIND_S
      return places.length > 0 && beforeS > fromS + DROP_STEP_S ? [{ id, beforeS }] : []
    }),
  }
}

const wishesOf = (
  needs: readonly Need[],
  loaded: ReadonlyMap<SongId, { lengthS: number }>,
  left: ReadonlyMap<SongId, number>,
): Wish[] => {
  const planned = needs.flatMap((need): Wish[] => {
    const song = loaded.get(need.songId)
    if (song === undefined || need.positionS >= song.lengthS) return []
    return [{ ...need, aheadS: need.dueInS > 0 ? AHEAD_S.scheduled : AHEAD_S.playing }]
  })
  const resting = [...loaded].filter(([songId]) => !planned.some((wish) => wish.songId === songId))
  const kept = resting.flatMap(([songId, { lengthS }]) =>
    [...new Set([left.get(songId) ?? 0, 0])]
      .filter((positionS) => positionS < lengthS)
      .map((positionS): Wish => ({ songId, positionS, dueInS: SOMEDAY_S, aheadS: AHEAD_S.loaded })),
  )
  return [...planned, ...kept]
}

/** The tape that serves a wish best; undefined when a new one is needed. */
const tapeFor = (wish: Wish, tapes: readonly TapeState[]): TapeState | undefined =>
  tapes
    .filter(({ songId, fromS, toS }) => {
      const startS = Math.max(0, wish.positionS - LEAD_S / 10)
      return songId === wish.songId && fromS <= startS && wish.positionS <= toS + REACHES_S
    })
    .reduce<TapeState | undefined>((best, tape) => (best === undefined || tape.toS > best.toS ? tape : best), undefined)

const heldS = (wish: Wish, tape: TapeState | undefined) =>
  tape === undefined ? 0 : Math.max(0, tape.toS - wish.positionS)
