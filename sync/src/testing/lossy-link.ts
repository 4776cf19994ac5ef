import type { Chance } from './chance.ts'
import type { FakeClock } from './fake-clock.ts'

/** What one direction of a link does to messages. Times in ms, rates from 0 to 1. */
export type Direction = {
  /** How long every message takes at least: a number, or a function of the instant of sending (a queue, a sleeping radio). */
  delayMs: number | ((now: number) => number)
  /** Up to this much more, by chance, evenly spread. */
  jitterMs: number
  lossRate: number
  /** With it a lost message arrives after all, this much later, and in order: what TCP makes of loss. */
  retransmitMs: number | null
  duplicateRate: number
  /** Whether a message may overtake an earlier one. */
  reordering: boolean
}

const PERFECT: Direction = {
  delayMs: 0,
  jitterMs: 0,
  lossRate: 0,
  retransmitMs: null,
  duplicateRate: 0,
  reordering: false,
}

/** One side of a link. What arrives before `receive` has been called is lost. */
export type LinkEnd<Out, In> = {
  send(message: Out): void
  receive(listener: (message: In) => void): void
}

/** A pipe between two sides; up goes from `near` to `far`, down comes back. */
export type LossyLink<Up, Down> = {
  near: LinkEnd<Up, Down>
  far: LinkEnd<Down, Up>
  /** From now on nothing arrives, what is on its way included. Nobody is told. */
  cut(): void
  restore(): void
  /** Changes what the directions do from now on; messages on their way keep their instants. */
  change(changes: { up?: Partial<Direction>; down?: Partial<Direction> }): void
}

type Pipe<Message> = {
  send(message: Message): void
  receive(listener: (message: Message) => void): void
  change(changes: Partial<Direction>): void
  cut(): void
  restore(): void
}

const pipe = <Message>(clock: FakeClock, chance: Chance, given: Partial<Direction>): Pipe<Message> => {
  let direction: Direction = { ...PERFECT, ...given }
  let listener: (message: Message) => void = () => {}
  let isCut = false
  // Raised by every cut, so that what was on its way then finds itself out of date.
  let life = 0
  let lastArrival = Number.NEGATIVE_INFINITY

  const deliver = (message: Message, lateMs: number): void => {
    const { delayMs, jitterMs, reordering } = direction
    const travelMs = typeof delayMs === 'number' ? delayMs : delayMs(clock.now())
    let arrival = clock.now() + travelMs + chance() * jitterMs + lateMs
    if (!reordering) arrival = Math.max(arrival, lastArrival)
    lastArrival = Math.max(lastArrival, arrival)
    const lifeThen = life
    clock.at(arrival, () => {
      if (life === lifeThen) listener(message)
    })
  }

  return {
    send: (message) => {
      const { lossRate, retransmitMs, duplicateRate } = direction
      // Always the same number of draws, so that changing one rate leaves the rest of a seed's story as it was.
      const isLost = chance() < lossRate
      const isDoubled = chance() < duplicateRate
      if (isCut || (isLost && retransmitMs === null)) return
      deliver(message, isLost ? (retransmitMs ?? 0) : 0)
      if (isDoubled) deliver(message, 0)
    },
    receive: (given) => {
      listener = given
    },
    change: (changes) => {
      direction = { ...direction, ...changes }
    },
    cut: () => {
      isCut = true
      life += 1
      lastArrival = Number.NEGATIVE_INFINITY
    },
    restore: () => {
      isCut = false
    },
  }
}

/** A link in memory which treats messages as a bad network would, and the same way every time for one seed. */
export const lossyLink = <Up, Down>(
  clock: FakeClock,
  chance: Chance,
  { up = {}, down = {} }: { up?: Partial<Direction>; down?: Partial<Direction> } = {},
): LossyLink<Up, Down> => {
  const upward = pipe<Up>(clock, chance, up)
  const downward = pipe<Down>(clock, chance, down)
  return {
    near: { send: upward.send, receive: downward.receive },
    far: { send: downward.send, receive: upward.receive },
    cut: () => {
      upward.cut()
      downward.cut()
    },
    restore: () => {
      upward.restore()
      downward.restore()
    },
    change: (changes) => {
      if (changes.up !== undefined) upward.change(changes.up)
      if (changes.down !== undefined) downward.change(changes.down)
    },
  }
}
