/** A video as the stand-in plays it. Lengths in ms. */
export type Video = {
  durationMs: number
  /** What it says of its length, which may be off by up to a second. */
  toldMs?: number
  /** It cannot be played, and says so by this code: at once, or only when it is to play. */
  error?: { code: 5 | 100 | 101 | 150; at: 'cue' | 'play' }
  /** An advertisement comes first, each time the video begins. */
  adMs?: number
  /** Out of data at this place, for so long. */
  stall?: { atMs: number; forMs: number }
}

/** A video's id made from a name of at most eleven letters. */
export const videoIdOf = (name: string): string => name.padEnd(11, '_')

/** How the stand-in's players behave; what varies is drawn evenly from between the two. */
export type Manners = {
  startMs: readonly [number, number]
  seekMs: readonly [number, number]
  /** A seek lands no further than this from where it was sent. */
  snapMs: number
  /** How often a player tells where it stands. */
  tellMs: readonly [number, number]
  /** From a rate's order to its effect. */
  rateMs: readonly [number, number]
  /** Rates that are not listed: `obey`, `ignore` (the nearest listed one towards 1), or `lie` (say so, and play at 1). */
  fineRates: 'obey' | 'ignore' | 'lie'
  listedRates: readonly number[]
  /** Some versions of the vendor's script reckon on from what was told last. */
  reckonsOn: boolean
}

export const MANNERS: Manners = {
  startMs: [100, 600],
  seekMs: [80, 300],
  snapMs: 20,
  tellMs: [250, 500],
  rateMs: [5, 40],
  fineRates: 'ignore',
  listedRates: [0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2],
  reckonsOn: false,
}

/** The videos there are, and how they are played. */
export type StandIn = { videos: Readonly<Record<string, Video>>; manners: Manners }

/** What every page and frame finds on its `window`: where they say what they will not do. */
export type Refusing = { refuseInYouTubesPlace: (what: string) => void }
