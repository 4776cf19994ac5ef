import type { SpaceState, UserId } from '@earshot/sync'
import { aSpace, aUser, T0 } from '@earshot/sync/testing'
import { describe, expect, it } from 'vitest'
import { TooBusy } from '../auth/in-turn.ts'
import { PassCheck } from './pass-check.ts'

const host = aUser(0)
const invite = { inviteId: 'i1' as never, key: 'key-of-an-invitation', label: '', by: host, createdAt: T0 }
const locked = (door: Partial<SpaceState['door']> = {}): SpaceState => {
  const space = aSpace()
  return { ...space, door: { ...space.door, passwordHash: 'hash of sesame', invites: [invite], ...door } }
}

const aCheck = (isPassword = async (password: string, hash: string) => hash === `hash of ${password}`) => {
  let [now, asked] = [0, 0]
  const counted = (password: string, hash: string) => {
    asked++
    return isPassword(password, hash)
  }
  const check = new PassCheck({ now: () => now, isPassword: counted })
  return { check, asked: () => asked, wait: (ms: number) => (now += ms) }
}
const guest = (n: number) => `guest-${n}` as UserId

describe('what somebody brings to a door', () => {
  it('is not looked at where nothing bars them, nor where they are banned', async () => {
    const { check, asked } = aCheck()
    expect(await check.check(aSpace(), guest(1), { password: 'wrong' })).toEqual({ way: 'free' })
    expect(await check.check(locked(), host.userId, { password: 'wrong' })).toEqual({ way: 'free' })
    const banned = locked({ bans: [{ user: { userId: guest(1), name: 'G' }, by: host, at: T0 }] })
    for (const pass of [{ password: 'sesame' }, { inviteKey: invite.key }]) {
      expect(await check.check(banned, guest(1), pass)).toEqual({ refusal: 'banned' })
    }
    expect(asked()).toBe(0)
  })

  it('lets in by invitation whatever else the room asks for, and by password where it asks for approval too', async () => {
    const { check } = aCheck()
    const space = locked({ mode: 'approval' })
    expect(await check.check(space, guest(1), { inviteKey: invite.key })).toEqual({ way: 'let-in' })
    expect(await check.check(space, guest(2), { password: 'sesame' })).toEqual({ way: 'let-in' })
    expect(await check.check(space, guest(3), { password: 'sesame', inviteKey: 'revoked' })).toEqual({ way: 'let-in' })
    expect(await check.check(space, guest(4), { inviteKey: 'revoked' })).toEqual({ refusal: 'invite-invalid' })
    expect(await check.check(locked({ mode: 'approval', passwordHash: null }), guest(5), { password: 'x' })).toEqual({
      refusal: 'approval-needed',
    })
  })

  it('is looked at five times a minute for one person, and sixty for a room, whoever asks', async () => {
    const { check, asked, wait } = aCheck()
    const guess = (n: number) => check.check(locked(), guest(n), { password: 'guess' })
    for (let n = 0; n < 5; n++) expect(await guess(1)).toEqual({ refusal: 'password-wrong' })
    expect(await guess(1)).toEqual({ refusal: 'rate-limited' })
    wait(12_000)
    expect(await guess(1)).toEqual({ refusal: 'password-wrong' })
    wait(60_000)
    const before = asked()
    for (let n = 0; n < 100; n++) await guess(100 + n)
    expect(asked() - before).toBe(60)
  })

  it('is left for later when too many others are looked at, and a fault is no answer', async () => {
    const busy = aCheck(() => Promise.reject(new TooBusy('too much waits already')))
    expect(await busy.check.check(locked(), guest(1), { password: 'sesame' })).toEqual({ refusal: 'rate-limited' })
    const broken = aCheck(() => Promise.reject(new Error('no memory')))
    await expect(broken.check.check(locked(), guest(1), { password: 'sesame' })).rejects.toThrow('no memory')
  })
})
