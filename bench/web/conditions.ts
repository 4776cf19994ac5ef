/** A middling phone on a fast 3G network, as laboratories have it. */
export const PHONE = {
  /** So much slower than this machine. */
  cpuSlowdown: 4,
  downKbitPerS: 1600,
  upKbitPerS: 750,
  roundTripMs: 150,
} as const

/** The room that is looked at. */
export const SONGS = 300
export const MESSAGES = 300

export const SIZES = {
  phone: { width: 360, height: 740 },
  desktop: { width: 1440, height: 900 },
} as const
export type SizeName = keyof typeof SIZES
