import { REFUSALS, type Refusal } from '@earshot/sync'
import { describe, expect, it } from 'vitest'
import { entering, entryAfter, isEntering } from './entry.ts'
import type { Entry } from './room-session.ts'

const coming: Entry = { state: 'coming' }
const waiting: Entry = { state: 'waiting' }
const asked: Entry = { state: 'password', isWrong: false, isTrying: false }

describe('before a door', () => {
  it('a password is asked for, and one that was wrong is told', () => {
    expect(entryAfter('password-needed', coming)).toEqual(asked)
    expect(entryAfter('password-wrong', entering(asked))).toEqual({ ...asked, isWrong: true })
  })

  it('a second wrong password is as new as the first', () => {
    const once = entryAfter('password-wrong', entering(asked)) as Entry
    const trying = entering(once)
    expect(isEntering(trying)).toBe(true)
    expect(entryAfter('password-wrong', trying)).not.toEqual(trying)
  })

  it('who waits goes on waiting over a link that broke, be there a password or not', () => {
    expect(entryAfter('approval-needed', waiting)).toBe(waiting)
    expect(entryAfter('password-needed', waiting)).toBe(waiting)
  })

  it.each(['turned-away', 'banned', 'kicked'] as const)('%s is out, and asks for nothing more by itself', (reason) => {
    const out = entryAfter(reason, waiting) as Entry
    expect(out).toEqual({ state: 'out', reason })
    expect(isEntering(out)).toBe(false)
    expect(entering(out)).toEqual(coming)
  })

  it('whoever is inside is not put before it by a key', () => {
    expect(entering({ state: 'inside' })).toEqual({ state: 'inside' })
  })

  it('nothing else that is refused has to do with it', () => {
    const door = ['password-needed', 'password-wrong', 'approval-needed', 'turned-away', 'banned', 'kicked']
    for (const code of Object.keys(REFUSALS) as Refusal[]) {
      if (!door.includes(code)) expect(entryAfter(code, coming), code).toBeNull()
    }
  })
})
