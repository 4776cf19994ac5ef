import { describe, expect, it } from 'vitest'
import {
  asDurationMs,
  asPositionMs,
  DEFAULT_SETTINGS,
  type InviteId,
  type Permissions,
  PRESETS,
  type Preset,
  type PublicUser,
  type Refusal,
} from '../protocol/index.ts'
import { anItem, anUnmeasuredSong, aSpace, aUser, command, T0 } from '../testing/generators.ts'
import { type Intent, reduce, type SpaceState } from './index.ts'

// S21  Each command has exactly one permission, held against its sender's role as the room is set. A command that is
//      forgotten does not compile (R24).
// S22  One's own songs are one's own: who may add may take them back and, in turns, put them in order.
// S23  Nobody takes anything from who is of the same role or a higher one, nor gives a role that is not below their own.
// S24  There is one host. Who stands in for them may do what they may, but give the room away or touch the host.

const host = aUser(0)
const moderator = aUser(1)
const dj = aUser(2)
const listener = aUser(3)
const standIn = aUser(4)
const others = { listener: aUser(10), dj: aUser(11), moderator: aUser(12) }
/** Who acts, by the letter that stands for them in the table: the A is one who stands in for the host. */
const ACTORS = { L: listener, D: dj, M: moderator, A: standIn, H: host }

const add = (n: number, by: PublicUser): Intent => ({ type: 'add-song', item: { ...anItem(n), addedBy: by } })
const must = (space: SpaceState, intent: Intent, by: PublicUser): SpaceState => {
  const step = reduce(space, command(intent, 0, by), T0)
  if (!step.ok) throw new Error(`${intent.type}: ${step.refusal}`)
  return step.space
}
/** A room with everyone in it: a song of somebody's plays, two of theirs and one of the actor's wait. */
const roomOf = (permissions: Permissions, actor: PublicUser): SpaceState => {
  let space = aSpace()
  for (const [n, by] of [others.listener, others.listener, others.listener, actor].entries()) {
    space = must(space, add(n + 1, by), by)
  }
  return {
    ...space,
    actingHostId: standIn.userId,
    roles: {
      [moderator.userId]: 'moderator',
      [dj.userId]: 'dj',
      [others.moderator.userId]: 'moderator',
      [others.dj.userId]: 'dj',
    },
    settings: { ...DEFAULT_SETTINGS, permissions },
    undo: null,
  }
}
const invite = (n: number) => ({
  inviteId: `invite-${n}` as InviteId,
  key: 'a-key-of-an-invitation',
  label: '',
  by: host,
  createdAt: T0,
})
const paused = (space: SpaceState) => must(space, { type: 'pause-playback' }, host)

type Row = {
  what: string
  intent: Intent
  given?: (space: SpaceState, actor: PublicUser) => SpaceState
  /** Who may, where everyone, the DJs, or the host decides. */
  may: Record<Preset, string>
}
const all = 'LDMAH'
const decided = { everyone: all, djs: 'DMAH', host: 'MAH' }
const anyone = { everyone: all, djs: all, host: all }
const moderators = { everyone: 'MAH', djs: 'MAH', host: 'MAH' }
const hosts = { everyone: 'AH', djs: 'AH', host: 'AH' }
const theHost = { everyone: 'H', djs: 'H', host: 'H' }
const nobody = { everyone: '', djs: '', host: '' }

const item = (n: number) => anItem(n).itemId
/** Written out, not reckoned: what the code decides is held against this. */
const TABLE: { [Type in Intent['type']]: (Row & { intent: { type: Type } })[] } = {
  'pause-playback': [{ what: 'pauses', intent: { type: 'pause-playback' }, may: decided }],
  'resume-playback': [{ what: 'resumes', intent: { type: 'resume-playback' }, given: paused, may: decided }],
  'seek-playback': [{ what: 'seeks', intent: { type: 'seek-playback', positionMs: asPositionMs(1000) }, may: decided }],
  'skip-song': [{ what: 'skips', intent: { type: 'skip-song' }, may: decided }],
  'previous-song': [{ what: 'goes back', intent: { type: 'previous-song' }, may: decided }],
  'play-item': [{ what: 'plays a waiting song', intent: { type: 'play-item', itemId: item(2) }, may: decided }],
  'vote-skip': [
    {
      what: 'votes to skip',
      intent: { type: 'vote-skip', itemId: item(1), present: [] },
      // Who may skip alone needs no vote for it.
      may: { everyone: '', djs: 'L', host: 'LD' },
    },
  ],
  'measure-song': [
    {
      what: 'tells a length',
      intent: { type: 'measure-song', itemId: item(2), durationMs: asDurationMs(9000) },
      given: (space) => ({
        ...space,
        queue: { ...space.queue, upcoming: [{ ...anItem(2), song: anUnmeasuredSong(2) }] },
      }),
      may: anyone,
    },
  ],
  'add-song': [
    { what: 'adds a song', intent: { type: 'add-song', item: anItem(9) }, may: decided },
    { what: 'adds a song as the next', intent: { type: 'add-song', item: anItem(9), place: 'next' }, may: decided },
    { what: 'plays a song at once', intent: { type: 'add-song', item: anItem(9), place: 'now' }, may: decided },
  ],
  'remove-item': [
    { what: 'removes somebody’s song', intent: { type: 'remove-item', itemId: item(2) }, may: decided },
    { what: 'removes their own song', intent: { type: 'remove-item', itemId: item(4) }, may: decided },
  ],
  'move-item': [
    { what: 'moves a song', intent: { type: 'move-item', itemId: item(3), before: item(2) }, may: decided },
  ],
  'play-next': [{ what: 'puts a song next', intent: { type: 'play-next', itemId: item(3) }, may: decided }],
  'vote-item': [{ what: 'votes', intent: { type: 'vote-item', itemId: item(2), vote: 1 }, may: anyone }],
  'clear-queue': [{ what: 'clears the queue', intent: { type: 'clear-queue' }, may: decided }],
  'shuffle-queue': [{ what: 'shuffles', intent: { type: 'shuffle-queue', seed: 1 }, may: decided }],
  'undo-queue': [
    {
      what: 'takes their own change back',
      intent: { type: 'undo-queue' },
      given: (space, by) => ({
        ...must({ ...space, settings: DEFAULT_SETTINGS }, { type: 'clear-queue' }, by),
        settings: space.settings,
      }),
      may: decided,
    },
    {
      what: 'takes somebody’s change back',
      intent: { type: 'undo-queue' },
      given: (space) => ({
        ...must({ ...space, settings: DEFAULT_SETTINGS }, { type: 'clear-queue' }, others.dj),
        settings: space.settings,
      }),
      may: nobody,
    },
  ],
  'set-order': [{ what: 'sets the order', intent: { type: 'set-order', order: 'votes' }, may: decided }],
  'set-repeat': [{ what: 'sets the repeat', intent: { type: 'set-repeat', repeat: 'all' }, may: decided }],
  'set-crossfade': [{ what: 'sets the crossfade', intent: { type: 'set-crossfade', ms: 4000 }, may: decided }],
  'change-room': [{ what: 'renames the room', intent: { type: 'change-room', name: 'Ours' }, may: hosts }],
  'change-door': [
    { what: 'keeps the door', intent: { type: 'change-door', mode: 'approval', present: [] }, may: hosts },
    { what: 'sets a password', intent: { type: 'change-door', passwordHash: 'hash', present: [] }, may: hosts },
  ],
  'create-invite': [{ what: 'invites', intent: { type: 'create-invite', invite: invite(1) }, may: moderators }],
  'revoke-invite': [
    {
      what: 'revokes an invitation',
      intent: { type: 'revoke-invite', inviteId: invite(1).inviteId },
      given: (space) => must(space, { type: 'create-invite', invite: invite(1) }, host),
      may: moderators,
    },
  ],
  'set-role': [
    {
      what: 'makes a listener a DJ',
      intent: { type: 'set-role', userId: others.listener.userId, role: 'dj' },
      may: moderators,
    },
    {
      what: 'makes a DJ a listener',
      intent: { type: 'set-role', userId: others.dj.userId, role: 'listener' },
      may: moderators,
    },
    {
      what: 'makes a DJ a moderator',
      intent: { type: 'set-role', userId: others.dj.userId, role: 'moderator' },
      may: hosts,
    },
    {
      what: 'makes a moderator a DJ',
      intent: { type: 'set-role', userId: others.moderator.userId, role: 'dj' },
      may: hosts,
    },
    { what: 'gives the host a role', intent: { type: 'set-role', userId: host.userId, role: 'dj' }, may: nobody },
    {
      what: 'makes who stands in a DJ',
      intent: { type: 'set-role', userId: standIn.userId, role: 'dj' },
      may: theHost,
    },
  ],
  'hand-over': [
    {
      what: 'hands the room over',
      intent: { type: 'hand-over', userId: others.listener.userId, isPresent: true },
      may: theHost,
    },
  ],
  'kick-user': [
    { what: 'kicks a listener', intent: { type: 'kick-user', userId: others.listener.userId }, may: moderators },
    { what: 'kicks a moderator', intent: { type: 'kick-user', userId: others.moderator.userId }, may: hosts },
    { what: 'kicks the host', intent: { type: 'kick-user', userId: host.userId }, may: nobody },
  ],
  'mute-user': [
    {
      what: 'mutes a listener',
      intent: { type: 'mute-user', userId: others.listener.userId, isMuted: true },
      may: moderators,
    },
    { what: 'mutes the host', intent: { type: 'mute-user', userId: host.userId, isMuted: true }, may: nobody },
  ],
  'ban-user': [
    { what: 'bans a listener', intent: { type: 'ban-user', user: others.listener }, may: moderators },
    { what: 'bans a moderator', intent: { type: 'ban-user', user: others.moderator }, may: hosts },
    { what: 'bans who stands in', intent: { type: 'ban-user', user: standIn }, may: theHost },
    { what: 'bans the host', intent: { type: 'ban-user', user: host }, may: nobody },
  ],
  'unban-user': [
    {
      what: 'lifts a ban',
      intent: { type: 'unban-user', userId: others.listener.userId },
      given: (space) => must(space, { type: 'ban-user', user: others.listener }, host),
      may: moderators,
    },
  ],
  'admit-user': [
    { what: 'lets somebody in', intent: { type: 'admit-user', user: aUser(20), isAdmitted: true }, may: moderators },
    {
      what: 'takes a listener’s admission back',
      intent: { type: 'admit-user', user: others.listener, isAdmitted: false },
      may: moderators,
    },
    {
      what: 'takes a moderator’s admission back',
      intent: { type: 'admit-user', user: others.moderator, isAdmitted: false },
      may: hosts,
    },
  ],
}

const FORBIDDEN: readonly (Refusal | undefined)[] = ['not-allowed', 'outranked', 'nothing-to-undo', 'not-votable']
const rows: Row[] = Object.values(TABLE).flat()
const cases = (Object.keys(PRESETS) as Preset[]).flatMap((preset) =>
  rows.map((row) => ({ preset, ...row, allowed: row.may[preset] })),
)

describe('who may do what', () => {
  it.each(cases)('S21, R24: where $preset decide, who $what is of “$allowed”', ({ preset, intent, given, allowed }) => {
    const outcomes = Object.entries(ACTORS).map(([letter, actor]) => {
      const room = roomOf(PRESETS[preset], actor)
      const owned = intent.type === 'add-song' ? { ...intent, item: { ...intent.item, addedBy: actor } } : intent
      const step = reduce(given?.(room, actor) ?? room, command(owned, 0, actor), T0)
      if (!step.ok && !FORBIDDEN.includes(step.refusal)) throw new Error(`${letter} meets ${step.refusal}`)
      return step.ok ? letter : ''
    })
    expect(outcomes.join('')).toBe(allowed)
  })

  const fine: Permissions = { ...PRESETS.host, 'add-songs': 'listener' }
  const refusalOf = (space: SpaceState, intent: Intent, by: PublicUser) => {
    const step = reduce(space, command(intent, 0, by), T0)
    return step.ok ? null : step.refusal
  }

  it('S22: who may only add takes back their own song, and nobody else’s', () => {
    const room = roomOf(fine, listener)
    expect(refusalOf(room, { type: 'remove-item', itemId: item(4) }, listener)).toBeNull()
    expect(refusalOf(room, { type: 'remove-item', itemId: item(2) }, listener)).toBe('not-allowed')
    expect(refusalOf(room, { ...add(9, listener), place: 'now' } as Intent, listener)).toBe('not-allowed')
    expect(refusalOf(room, { ...add(9, listener), place: 'next' } as Intent, listener)).toBe('not-allowed')
  })

  it('S22: in turns who may only add puts their own songs in order, and jumps no queue by it', () => {
    const turns: SpaceState = must(
      must(roomOf(fine, listener), add(5, listener), listener),
      { type: 'set-order', order: 'turns' },
      host,
    )
    const move = (n: number, before: number | null): Intent => ({
      type: 'move-item',
      itemId: item(n),
      before: before === null ? null : item(before),
    })
    expect(refusalOf(turns, move(5, 4), listener)).toBeNull()
    expect(refusalOf(turns, move(4, null), listener)).toBeNull()
    expect(refusalOf(turns, move(2, 3), listener)).toBe('not-allowed')
    expect(refusalOf(turns, move(4, 2), listener)).toBe('not-allowed')
    const asked = must(turns, { type: 'play-next', itemId: item(4) }, host)
    expect(refusalOf(asked, move(5, 4), listener)).toBe('not-allowed')
    expect(refusalOf(roomOf(fine, listener), move(4, 3), listener)).toBe('not-allowed')
  })

  it('R24: an undo needs what the change needed, also when that was taken away meanwhile', () => {
    const cleared = must(roomOf(PRESETS.djs, dj), { type: 'clear-queue' }, dj)
    const demoted = must(cleared, { type: 'set-role', userId: dj.userId, role: 'listener' }, host)
    expect(refusalOf(cleared, { type: 'undo-queue' }, dj)).toBeNull()
    expect(refusalOf(demoted, { type: 'undo-queue' }, dj)).toBe('not-allowed')
    const added = must(roomOf(fine, listener), add(9, listener), listener)
    expect(refusalOf(added, { type: 'undo-queue' }, listener)).toBeNull()
  })

  it('S23: nobody raises themselves, nor takes their own role away by mistake', () => {
    for (const [actor, role] of [
      [moderator, 'dj'],
      [moderator, 'moderator'],
      [host, 'listener'],
      [standIn, 'moderator'],
    ] as const) {
      expect(refusalOf(roomOf(PRESETS.everyone, actor), { type: 'set-role', userId: actor.userId, role }, actor)).toBe(
        'outranked',
      )
    }
  })

  it('S21: a right that the host gives to moderators is theirs, and one that is taken is gone at once', () => {
    const given = roomOf({ ...PRESETS.djs, 'manage-room': 'moderator', 'manage-people': 'host' }, moderator)
    expect(refusalOf(given, { type: 'change-room', name: 'Ours' }, moderator)).toBeNull()
    expect(refusalOf(given, { type: 'kick-user', userId: others.listener.userId }, moderator)).toBe('not-allowed')
  })
})
