import type { ListenerState, Standing } from '../protocol/index.ts'

/** From the one that hears the room best down. */
const ORDER: readonly Standing[] = ['in-step', 'lagging', 'loading', 'paused', 'idle', 'locked', 'failed']

/**
 * How a person with several tabs stands: as the best of them does, for that one is heard, and a tab left silent behind it
 * is no trouble to anybody. Among equals the one nearest the room; of several such the first. Undefined of none.
 */
export const bestState = (tabs: readonly ListenerState[]): ListenerState | undefined =>
  tabs.reduce<ListenerState | undefined>(
    (best, tab) => (best === undefined || isBetter(tab, best) ? tab : best),
    undefined,
  )

const isBetter = (a: ListenerState, b: ListenerState): boolean => {
  const by = ORDER.indexOf(a.state) - ORDER.indexOf(b.state)
  return by < 0 || (by === 0 && distance(a) < distance(b))
}

const distance = ({ errorMs }: ListenerState): number =>
  errorMs === null ? Number.POSITIVE_INFINITY : Math.abs(errorMs)

/**
 * How someone stands as far as everyone can see: who was in step, or on the way there, rests while the room does. Who
 * cannot be heard cannot be heard then either.
 */
export const seenStanding = (told: Standing, roomPlays: boolean, hasItem: boolean): Standing => {
  if (roomPlays || told === 'locked' || told === 'failed') return told
  return hasItem ? 'paused' : 'idle'
}
