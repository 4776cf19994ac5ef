import type { Reacted, Reaction, UserId } from '@earshot/sync'
import { hueOf } from '../../lib/colour/light.ts'

/** How a picture rises: where it begins, from 0 to 1 across the cover; how far and which way it sways, -1 to 1; when. */
export type Path = { across: number; sway: number; delayMs: number }

/** A picture in the air. `many`: how often its person showed it, where that is more than there are pictures. */
export type Float = {
  id: string
  reaction: Reaction
  userId: UserId | null
  many: number | null
  path: Path
  /** When it has gone, by the clock that `withReacted` was given. */
  until: number
}

/** So many are in the air at once. */
export const ALOFT_MOST = 20
/** How long one rises, ms: `app/reactions.css` goes by it too. */
export const ALOFT_MS = 2600
/** A person who shows something often within a moment makes so many pictures of it. */
const EACH_MOST = 3
const DELAY_MOST_MS = 240

/** The path of a picture by its name alone, so that all see the same. Rule T4 in docs/rooms.md. */
export const pathOf = (id: string): Path => {
  const chance = (of: string) => hueOf(`${id} ${of}`) / 360
  return {
    across: chance('across'),
    sway: 2 * chance('sway') - 1,
    delayMs: Math.round(chance('delay') * DELAY_MOST_MS),
  }
}

/** The pictures in the air after `reacted` was told, at `now`: the newest, and no more than there is room for. */
export const withReacted = (floats: readonly Float[], { at, shown }: Reacted, now: number): readonly Float[] => {
  const risen = shown.flatMap(({ userId, reaction, many }, place) =>
    Array.from({ length: Math.min(many, EACH_MOST) }, (_, nth): Float => {
      const id = `${at} ${place} ${nth}`
      const path = pathOf(id)
      const isCounted = nth === 0 && many > EACH_MOST
      return { id, reaction, userId, many: isCounted ? many : null, path, until: now + path.delayMs + ALOFT_MS }
    }),
  )
  return [...aloft(floats, now), ...risen].slice(-ALOFT_MOST)
}

/** Those still in the air at `now`; the same value when none has gone. */
export const aloft = (floats: readonly Float[], now: number): readonly Float[] => {
  const left = floats.filter(({ until }) => until > now)
  return left.length === floats.length ? floats : left
}
