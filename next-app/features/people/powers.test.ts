import { PRESETS, type RoomInfo, type UserId } from '@earshot/sync'
import { describe, expect, it } from 'vitest'
import { demoInfo, demoUser } from '../../session/testing/demo-room.ts'
import { powersOver } from './powers.ts'

const [host, mod, other, dj, guest] = ['Host', 'Mod', 'Other', 'Dj', 'Guest'].map(demoUser) as [
  ReturnType<typeof demoUser>,
  ReturnType<typeof demoUser>,
  ReturnType<typeof demoUser>,
  ReturnType<typeof demoUser>,
  ReturnType<typeof demoUser>,
]

const room = (part: Partial<RoomInfo> = {}): RoomInfo => ({
  ...demoInfo(host),
  roles: { [mod.userId]: 'moderator', [other.userId]: 'moderator', [dj.userId]: 'dj' },
  ...part,
})
const over = (you: { userId: UserId; name: string }, user: { userId: UserId; name: string }, info = room()) =>
  powersOver({ room: info, you }, user)

describe('what one may do about another', () => {
  it('the host gives any role, hands over, and manages everybody else', () => {
    for (const user of [mod, dj, guest]) {
      expect(over(host, user)).toEqual({
        roles: ['listener', 'dj', 'moderator'],
        mayHandOver: true,
        mayManage: true,
      })
    }
  })

  it('a moderator manages who is less than they are, and makes nobody their equal', () => {
    expect(over(mod, dj)).toEqual({ roles: ['listener', 'dj'], mayHandOver: false, mayManage: true })
    expect(over(mod, guest)?.roles).toEqual(['listener', 'dj'])
    expect(over(mod, other)).toBeNull()
    expect(over(mod, host)).toBeNull()
  })

  it('DJs and listeners manage nobody, and nobody manages themselves', () => {
    for (const you of [dj, guest]) for (const user of [host, mod, other]) expect(over(you, user)).toBeNull()
    for (const you of [host, mod, dj]) expect(over(you, you)).toBeNull()
  })

  it('who stands in for the host manages moderators too, but neither the host nor the room’s hand-over', () => {
    const info = room({ actingHostId: mod.userId })
    expect(over(mod, other, info)).toEqual({
      roles: ['listener', 'dj', 'moderator'],
      mayHandOver: false,
      mayManage: true,
    })
    expect(over(mod, host, info)).toBeNull()
  })

  it('where people are the host’s alone, moderators manage nobody', () => {
    const permissions = { ...PRESETS.everyone, 'manage-people': 'host' as const }
    const info = room({ settings: { ...demoInfo(host).settings, permissions } })
    expect(over(mod, guest, info)).toBeNull()
  })

  it('is nothing while the room is not known', () => {
    expect(powersOver({ room: null, you: host }, guest)).toBeNull()
  })
})
