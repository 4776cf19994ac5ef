import { asServerMs, type SpaceState, type UserId } from '@earshot/sync'
import { aSpace, T0 } from '@earshot/sync/testing'
import { describe, expect, it } from 'vitest'
import { AWAY_MS, standIn } from './stand-in.ts'

const host = aSpace().creatorId
const id = (name: string) => name as UserId
const people = (...names: string[]) => names.map(id)
const space = (change: Partial<SpaceState> = {}): SpaceState => ({ ...aSpace(), ...change })
const roles = (given: Record<string, 'dj' | 'moderator'>) => given as SpaceState['roles']
const later = asServerMs(T0 + AWAY_MS)

describe('who stands in for a host', () => {
  it('is nobody while the host is here, or has been away for less than five minutes', () => {
    expect(standIn(space(), people(host, 'a'), null, T0)).toBeNull()
    expect(standIn(space(), people('a'), T0, asServerMs(T0 + AWAY_MS - 1))).toEqual({ at: later })
  })

  it('is then who has the highest role of those present, and of equals who has been here longest', () => {
    expect(standIn(space(), people('a', 'b'), T0, later)).toEqual({ userId: 'a' })
    const given = roles({ b: 'dj', c: 'moderator', d: 'moderator', gone: 'moderator' })
    expect(standIn(space({ roles: given }), people('a', 'b', 'c', 'd'), T0, later)).toEqual({ userId: 'c' })
  })

  it('is nobody who is muted, and nobody where nobody is', () => {
    const muted = people('a')
    expect(standIn(space({ muted }), people('a', 'b'), T0, later)).toEqual({ userId: 'b' })
    expect(standIn(space({ muted }), people('a'), T0, later)).toBeNull()
    expect(standIn(space(), [], T0, later)).toBeNull()
  })

  it('is nobody without a role where strangers come in', () => {
    const settings = { ...aSpace().settings, isListed: true }
    expect(standIn(space({ settings }), people('a', 'b'), T0, later)).toBeNull()
    expect(standIn(space({ settings, roles: roles({ b: 'dj' }) }), people('a', 'b'), T0, later)).toEqual({
      userId: 'b',
    })
  })

  it('goes on while they are here, and is followed when they have been away as long', () => {
    const led = space({ actingHostId: id('a') })
    expect(standIn(led, people('a', 'b'), null, later)).toBeNull()
    expect(standIn(led, people('b'), T0, later)).toEqual({ userId: 'b' })
  })

  it('is nobody any more as soon as the host is back', () => {
    expect(standIn(space({ actingHostId: id('a') }), people('a', host), null, T0)).toEqual({ userId: null })
  })
})
