import type { AccuracyClass, Item, ItemId, LocalMs, PositionMs } from '../protocol/index.ts'

/** What a player can do, as data: there is no branch for any one vendor. Lengths in ms. */
export type Capabilities = {
  accuracy: AccuracyClass
  /** From an order to the earliest instant at which it can sound. */
  prepareMs: number
  /** After a start its readings are not yet worth correcting. */
  settleMs: number
  /** Further off than this it starts anew at the right place; nearer, it is trimmed by rate. */
  jumpAboveMs: number
  /** Nearer than this is as good as its readings. */
  deadbandMs: number
  /** The most its rate may differ from 1 without being heard; 0 when its rate cannot be changed. */
  trimLimit: number
  /** A rate that differs less from 1 has no effect; 0 when every rate has. Never more than `trimLimit`. */
  trimLeast: number
}

/** What should sound. `from`: since or from when; before that, what was ordered before goes on. */
export type Target = {
  /** Two targets with one key are one timeline, however the clock's estimate has moved meanwhile. */
  key: string
  from: LocalMs
  want: Want
  /** What follows by itself, at the very instant at which the song that plays ends or, where they overlap, so much before. */
  next: { key: string; item: Item; startsAt: LocalMs; overlapMs: number } | null
}

export type Want =
  | { play: false; item: Item | null; positionMs: PositionMs }
  /** `zeroAt`: the position at any instant near now is what has passed since then by this device's own counting. */
  | { play: true; item: Item; zeroAt: LocalMs }

export type Loading = 'absent' | 'loading' | 'ready' | 'failed'

/** What the player says of itself. */
export type Seen = {
  /** False while the browser lets it make no sound. */
  canSound: boolean
  loading: (item: Item) => Loading
  /** The item that sounds and the position heard at `now`; null while nothing does. */
  sounding: { itemId: ItemId; positionMs: number } | null
}

/**
 * What the player should do. An order holds from its `at` on and revokes every order for that instant or later: so a
 * song scheduled to follow is taken back by whatever is ordered before it. A start also takes the place of an earlier
 * start of the same item that has not begun; what sounds until then goes on until the new one.
 */
export type Order =
  | { do: 'load'; item: Item }
  /** `overlapMs`: what sounds at `at` is no more cut there, but fades for so long while this one comes. */
  | { do: 'start'; item: Item; positionMs: number; at: LocalMs; overlapMs?: number }
  | { do: 'stop'; at: LocalMs }
  /** Plays at `rate` for `forMs`, and then at 1 again. */
  | { do: 'trim'; rate: number; forMs: number }
