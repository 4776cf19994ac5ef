import { asServerMs, type Reacted, type Shown, type SpaceId, type UserId } from '@earshot/sync'
import { describe, expect, it } from 'vitest'
import { hearing, NOTHING_HEARD, newsOfReactions } from './news.ts'

const reacted = (...shown: [string | null, Shown['reaction'], number?][]): Reacted => ({
  type: 'reacted',
  spaceId: 'abcdef' as SpaceId,
  at: asServerMs(0),
  shown: shown.map(([userId, reaction, many = 1]) => ({ userId: userId as UserId | null, reaction, many })),
})
const NAMES: Record<string, string> = { ana: 'Ana', ben: 'Ben', cem: 'Cem', dora: 'Dora', eli: 'Eli' }
const say = (...all: Reacted[]) => {
  const heard = all.reduce((sum, it) => hearing(sum, it, 'you' as UserId), NOTHING_HEARD)
  return newsOfReactions(heard, (userId) => NAMES[userId])
}

describe('what is said of reactions', () => {
  it('is who showed what, each person once', () => {
    expect(say(reacted(['ana', 'heart', 3]), reacted(['ana', 'heart'], ['ben', 'fire']))).toBe('Ana: Love; Ben: Fire')
  })

  it('names two of many and counts the rest, also those who were not named', () => {
    const five = reacted(['ana', 'heart'], ['ben', 'heart'], ['cem', 'heart'], ['dora', 'heart'], ['eli', 'heart'])
    expect(say(five)).toBe('Ana, Ben and 3 others: Love')
    expect(say(reacted(['ana', 'clap'], [null, 'clap', 31]))).toBe('Ana and 31 others: Applause')
  })

  it('counts who is not here any more, and says nothing of oneself', () => {
    expect(say(reacted(['gone', 'wow'], ['ana', 'wow']))).toBe('Ana and 1 other: Wow')
    expect(say(reacted(['gone', 'wow']))).toBe('1 other: Wow')
    expect(say(reacted(['you', 'wow', 5]))).toBeNull()
  })
})
