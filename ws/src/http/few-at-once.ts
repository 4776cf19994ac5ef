/**
 * Lets each holder have so many different things at once; what was not asked for within `forMs` is theirs no more. Answers
 * whether one may be had now, and notes that it is.
 */
export function fewAtOnce(most: number, forMs: number, now: () => number): (holder: string, thing: string) => boolean {
  const held = new Map<string, Map<string, number>>()
  return (holder, thing) => {
    const at = now()
    for (const [other, things] of held) {
      for (const [each, askedAt] of things) if (at - askedAt > forMs) things.delete(each)
      if (things.size === 0) held.delete(other)
    }
    const things = held.get(holder) ?? new Map<string, number>()
    if (!things.has(thing) && things.size >= most) return false
    held.set(holder, things.set(thing, at))
    return true
  }
}
