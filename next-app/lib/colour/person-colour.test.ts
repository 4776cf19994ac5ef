import { describe, expect, it } from 'vitest'
import { toOklch } from './colour.ts'
import { PERSON_COLOURS, personColour } from './person-colour.ts'

const ids = Array.from({ length: 2000 }, (_, n) => `pgujPMzn5FfSjG0ga${n}`)

describe('colours of people', () => {
  it('differ from each other to the eye', () => {
    const apart = (one: (typeof PERSON_COLOURS)[number], other: (typeof PERSON_COLOURS)[number]) => {
      const [a, b] = [toOklch(one), toOklch(other)]
      const at = ({ chroma, hue }: typeof a) => [
        chroma * Math.cos((hue * Math.PI) / 180),
        chroma * Math.sin((hue * Math.PI) / 180),
      ]
      const [[ax = 0, ay = 0], [bx = 0, by = 0]] = [at(a), at(b)]
      return Math.hypot(a.lightness - b.lightness, ax - bx, ay - by)
    }
    // 0.02 is about what can just be seen.
    PERSON_COLOURS.forEach((one, n) => {
      for (const other of PERSON_COLOURS.slice(n + 1)) expect(apart(one, other)).toBeGreaterThan(0.02)
    })
  })

  it('are a person’s own, and all in use alike', () => {
    expect(personColour('ana')).toBe(personColour('ana'))
    const counts = new Map<string, number>()
    for (const id of ids) counts.set(personColour(id), (counts.get(personColour(id)) ?? 0) + 1)
    expect(counts.size).toBe(PERSON_COLOURS.length)
    expect(Math.max(...counts.values())).toBeLessThan((4 * ids.length) / PERSON_COLOURS.length)
  })
})
