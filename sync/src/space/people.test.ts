import { describe, expect, it } from 'vitest'
import type { InviteId, PublicUser, UserId } from '../protocol/index.ts'
import { anItem, aSpace, aUser, command, playing, T0 } from '../testing/generators.ts'
import { SECRET } from '../testing/stories.ts'
import {
  BANS_LIMIT,
  barredFrom,
  type Command,
  INVITES_LIMIT,
  type Intent,
  infoOf,
  isInvited,
  MUTED_LIMIT,
  ROLES_LIMIT,
  reduce,
  roleOf,
  type SpaceState,
} from './index.ts'

// S24  There is one host. Who stands in for them may do what they may, but give the room away or touch the host.
// S25  Who has a role or was let in comes in; others need the password or an invitation, or to be let in.
// S26  A ban holds against role, admission, password and invitation, and takes away the songs and votes left behind (R25).
// S27  Who had to go has no role any more and is asked at the door.
// S28  A door that is kept from now on is none to those who are in; a new password is new to all others.
// S29  What anyone is told holds no password, not its hash either, and no invitation's key (R22).
// S30  Roles, bans, mutes and invitations have bounds, and refuse one more by name.

const host = aUser(0)
const mod = aUser(1)
const guest = aUser(2)
const other = aUser(3)
const carried = (space: SpaceState, it: Command): SpaceState => {
  const step = reduce(space, it, T0)
  if (!step.ok) throw new Error(`${it.type}: ${step.refusal}`)
  return step.space
}
const must = (space: SpaceState, intent: Intent, by = host) => carried(space, command(intent, 0, by))
const refusalOf = (space: SpaceState, intent: Intent, by = host) => {
  const step = reduce(space, command(intent, 0, by), T0)
  return step.ok ? null : step.refusal
}
const kept = (space = aSpace(), present: PublicUser[] = []) =>
  must(space, { type: 'change-door', mode: 'approval', present })
const locked = (space = aSpace(), present: PublicUser[] = []) =>
  must(space, { type: 'change-door', passwordHash: `${SECRET} hash`, present })
const moderated = must(aSpace(), { type: 'set-role', userId: mod.userId, role: 'moderator' })
const invite = (n: number) => ({
  inviteId: `invite-${n}` as InviteId,
  key: `${SECRET}-key-number-${n}`,
  label: 'For Bob',
  by: host,
  createdAt: T0,
})

describe('the host', () => {
  it('S24: hands the room to who is there, and is a moderator from then on', () => {
    const after = must(aSpace(), { type: 'hand-over', userId: guest.userId, isPresent: true })
    expect(roleOf(after, guest.userId)).toBe('host')
    expect(roleOf(after, host.userId)).toBe('moderator')
    expect(refusalOf(after, { type: 'hand-over', userId: other.userId, isPresent: true })).toBe('not-allowed')
    expect(refusalOf(after, { type: 'hand-over', userId: host.userId, isPresent: true }, guest)).toBeNull()
  })

  it('S24: cannot hand it to who is not there, nor to themselves', () => {
    expect(refusalOf(aSpace(), { type: 'hand-over', userId: guest.userId, isPresent: false })).toBe('user-not-found')
    expect(refusalOf(aSpace(), { type: 'hand-over', userId: host.userId, isPresent: true })).toBe('user-not-found')
  })

  it('S24: a new host may speak, and nobody stands in for the old one', () => {
    let space = must(moderated, { type: 'mute-user', userId: guest.userId, isMuted: true })
    space = carried(space, { type: 'stand-in', userId: mod.userId })
    space = must(space, { type: 'hand-over', userId: guest.userId, isPresent: true })
    expect(space.muted).toEqual([])
    expect(space.actingHostId).toBeNull()
  })

  it('S24: who stands in is the host to everyone but the host, until they are back', () => {
    const away = carried(moderated, { type: 'stand-in', userId: guest.userId })
    expect(roleOf(away, guest.userId)).toBe('host')
    expect(roleOf(away, host.userId)).toBe('host')
    expect(refusalOf(away, { type: 'kick-user', userId: mod.userId }, guest)).toBeNull()
    expect(refusalOf(away, { type: 'ban-user', user: host }, guest)).toBe('outranked')
    expect(refusalOf(away, { type: 'hand-over', userId: mod.userId, isPresent: true }, guest)).toBe('not-allowed')
    const back = carried(away, { type: 'stand-in', userId: null })
    expect(roleOf(back, guest.userId)).toBe('listener')
    expect(reduce(back, { type: 'stand-in', userId: null }, T0).ok).toBe(false)
    expect(reduce(back, { type: 'stand-in', userId: host.userId }, T0).ok).toBe(false)
  })

  it('S24: a room of before there were roles belongs to who made it', () => {
    const old = { ...aSpace(), hostId: null }
    expect(roleOf(old, host.userId)).toBe('host')
    expect(infoOf(old).hostId).toBe(host.userId)
  })
})

describe('the door', () => {
  it('S25: an open room lets everyone in', () => {
    expect(barredFrom(aSpace(), guest.userId)).toBeNull()
  })

  it('S25: a password or approval bars who has no role and was not let in', () => {
    for (const [space, refusal] of [
      [locked(moderated), 'password-needed'],
      [kept(moderated), 'approval-needed'],
      [locked(kept(moderated)), 'password-needed'],
    ] as const) {
      expect(barredFrom(space, guest.userId)).toBe(refusal)
      expect(barredFrom(space, host.userId)).toBeNull()
      expect(barredFrom(space, mod.userId)).toBeNull()
      expect(barredFrom(carried(space, { type: 'let-in', user: guest }), guest.userId)).toBeNull()
      expect(barredFrom(must(space, { type: 'admit-user', user: guest, isAdmitted: true }), guest.userId)).toBeNull()
    }
  })

  it('S25: an admission that is taken back is none', () => {
    const admitted = must(kept(), { type: 'admit-user', user: guest, isAdmitted: true })
    const without = must(admitted, { type: 'admit-user', user: guest, isAdmitted: false })
    expect(barredFrom(without, guest.userId)).toBe('approval-needed')
  })

  it('S25: an invitation holds until it is revoked', () => {
    const invited = must(locked(), { type: 'create-invite', invite: invite(1) })
    expect(isInvited(invited, invite(1).key)).toBe(true)
    expect(isInvited(invited, invite(1).inviteId)).toBe(false)
    expect(isInvited(invited, '')).toBe(false)
    const revoked = must(invited, { type: 'revoke-invite', inviteId: invite(1).inviteId })
    expect(isInvited(revoked, invite(1).key)).toBe(false)
    expect(refusalOf(revoked, { type: 'revoke-invite', inviteId: invite(1).inviteId })).toBe('invite-invalid')
  })

  it('S26, R25: a ban holds against admission and role, and is lifted by name', () => {
    let space = must(must(locked(), { type: 'admit-user', user: guest, isAdmitted: true }), {
      type: 'set-role',
      userId: guest.userId,
      role: 'moderator',
    })
    space = must(space, { type: 'ban-user', user: guest })
    expect(barredFrom(space, guest.userId)).toBe('banned')
    expect(barredFrom(carried(space, { type: 'let-in', user: guest }), guest.userId)).toBe('banned')
    const lifted = must(space, { type: 'unban-user', userId: guest.userId })
    expect(barredFrom(lifted, guest.userId)).toBe('password-needed')
    expect(refusalOf(lifted, { type: 'unban-user', userId: guest.userId })).toBe('user-not-found')
  })

  it('R25: who is banned and comes back as somebody else is asked like any stranger where the door is kept', () => {
    const space = must(kept(), { type: 'ban-user', user: guest })
    expect(barredFrom(space, 'somebody-new' as UserId)).toBe('approval-needed')
  })

  it('S26: who is banned leaves no song waiting and no vote behind, and what plays plays on', () => {
    let space = playing(2)
    for (const n of [7, 8]) {
      space = must(space, { type: 'add-song', item: { ...anItem(n), addedBy: guest } }, guest)
    }
    space = must(space, { type: 'vote-item', itemId: anItem(2).itemId, vote: -1 }, guest)
    const after = must(space, { type: 'ban-user', user: guest })
    expect(after.queue.upcoming.map(({ itemId, votes }) => [itemId, votes])).toEqual([
      ['item-2', {}],
      ['item-3', {}],
    ])
    expect(after.playback).toBe(space.playback)
  })

  it('S27: who is kicked has no role any more, stands in for nobody, and is asked at the door; their songs stay', () => {
    let space = kept(carried(moderated, { type: 'stand-in', userId: mod.userId }), [mod])
    space = must(space, { type: 'add-song', item: { ...anItem(1), addedBy: mod } }, mod)
    const after = must(space, { type: 'kick-user', userId: mod.userId })
    expect(roleOf(after, mod.userId)).toBe('listener')
    expect(after.actingHostId).toBeNull()
    expect(barredFrom(after, mod.userId)).toBe('approval-needed')
    expect(after.queue).toBe(space.queue)
  })

  it('S28: who is in when the door is closed stays known, and a new password is new to all others', () => {
    const closed = locked(aSpace(), [guest, other])
    expect(barredFrom(closed, guest.userId)).toBeNull()
    const changed = locked(closed, [guest])
    expect(barredFrom(changed, guest.userId)).toBeNull()
    expect(barredFrom(changed, other.userId)).toBe('password-needed')
    const open = must(changed, { type: 'change-door', passwordHash: null, present: [] })
    expect(barredFrom(open, other.userId)).toBeNull()
    expect(infoOf(open).hasPassword).toBe(false)
  })

  it('S28: what is not named stays as it was', () => {
    const space = locked(kept())
    const same = must(space, { type: 'change-door', present: [] })
    expect(same.door).toEqual(space.door)
    expect(must(space, { type: 'change-room', name: 'Ours' }).settings).toEqual(space.settings)
    expect(must(space, { type: 'change-room', settings: { autoDj: 'library' } })).toMatchObject({
      name: space.name,
      settings: { ...space.settings, autoDj: 'library' },
    })
  })

  it('S29, R22: what is told of a changed door says neither password nor key', () => {
    const step = reduce(
      must(locked(), { type: 'create-invite', invite: invite(1) }),
      command({ type: 'change-door', passwordHash: `another ${SECRET}`, present: [guest] }),
      T0,
    )
    if (!step.ok) throw new Error(step.refusal)
    expect(JSON.stringify(step.say)).not.toContain(SECRET)
    expect(step.say[0]).toMatchObject({ type: 'room-changed', room: { hasPassword: true } })
  })
})

describe('bounds of a room', () => {
  const many = (count: number) => Array.from({ length: count }, (_, n) => aUser(n + 100))

  it('S30: one invitation, ban, mute or role too many is refused by name, and one less makes room', () => {
    const space = aSpace()
    const full: SpaceState = {
      ...space,
      roles: Object.fromEntries(many(ROLES_LIMIT).map(({ userId }) => [userId, 'dj' as const])),
      muted: many(MUTED_LIMIT).map(({ userId }) => userId),
      door: {
        ...space.door,
        invites: Array.from({ length: INVITES_LIMIT }, (_, n) => invite(n)),
        bans: many(BANS_LIMIT).map((user) => ({ user, by: host, at: T0 })),
      },
    }
    const one = aUser(100).userId
    expect(refusalOf(full, { type: 'create-invite', invite: invite(99) })).toBe('too-many-invites')
    expect(refusalOf(full, { type: 'ban-user', user: guest })).toBe('too-many-bans')
    expect(refusalOf(full, { type: 'mute-user', userId: guest.userId, isMuted: true })).toBe('too-many-muted')
    expect(refusalOf(full, { type: 'set-role', userId: guest.userId, role: 'dj' })).toBe('too-many-roles')
    // Those who are on a list already stay on it, and may be taken off.
    expect(refusalOf(full, { type: 'set-role', userId: one, role: 'moderator' })).toBeNull()
    expect(refusalOf(full, { type: 'set-role', userId: one, role: 'listener' })).toBeNull()
    expect(refusalOf(full, { type: 'mute-user', userId: one, isMuted: true })).toBeNull()
    expect(refusalOf(full, { type: 'mute-user', userId: one, isMuted: false })).toBeNull()
    expect(refusalOf(full, { type: 'ban-user', user: aUser(100) })).toBeNull()
    expect(must(full, { type: 'kick-user', userId: one }).roles[one]).toBeUndefined()
  })
})
