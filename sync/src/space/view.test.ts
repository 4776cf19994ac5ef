import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  asServerMs,
  CHAT_KEPT,
  type ChatMessage,
  DEFAULT_SETTINGS,
  type DoorView,
  type DownMessage,
  type ListenerState,
  PRESETS,
  PROTOCOL_VERSION,
  type PublicUser,
  type RoomJoined,
  type ServerMs,
} from '../protocol/index.ts'
import { aSpace, aUser, command, playing, T0 } from '../testing/generators.ts'
import { aBeat, aRoom, SECRET } from '../testing/stories.ts'
import { fold, infoOf, momentAt, type RoomView, reduce, type SpaceState, undoOf } from './index.ts'

// V1  Whoever hears everything, in order, sees what the server sees.
// V2  Lost, late and doubled announcements do no harm: a listener either agrees or knows that it missed something.
// V3  Joining anew, at any time, ends in agreement, and what holds goes on holding.
// V4  Of everyone here the state told last is known; who leaves takes it along, and a join tells all of them anew.

// V5  Who keeps the door knows of it, and no longer than that.
// V6  Each message of a chat is there once, in the order in which it was said, the newest of them; what was deleted is gone.
// V7  How many votes skip a song follows those who are here.

const join = (space: SpaceState, now: ServerMs): DownMessage => ({
  type: 'room-joined',
  spaceId: space.spaceId,
  epoch: space.epoch,
  revision: space.revision,
  serverTime: now,
  protocolVersion: PROTOCOL_VERSION,
  room: infoOf(space),
  you: aUser(1),
  creatorId: space.creatorId,
  users: [aUser(1)],
  itemId: space.queue.current?.itemId ?? null,
  playback: space.playback,
  queue: space.queue,
  undo: undoOf(space),
  skipVotes: space.skipVotes,
  chat: [],
})

const agrees = (view: RoomView | null, space: SpaceState) => {
  expect(view?.playback).toEqual(space.playback)
  expect(view?.queue).toEqual(space.queue)
  expect(view?.revision).toBe(space.revision)
  expect(view?.room).toEqual(infoOf(space))
  expect(view?.undo).toEqual(undoOf(space))
  expect(view?.skipVotes).toEqual(space.skipVotes)
}

const aRoad = fc.array(fc.record({ beat: aBeat, fate: fc.constantFrom('heard', 'lost', 'doubled', 'late') }), {
  maxLength: 40,
})

describe('a listener’s view', () => {
  it('V1, V2, R22: agrees with the server, or knows that something is missing', () => {
    fc.assert(
      fc.property(aRoad, (road) => {
        let space = aRoom()
        let now = T0
        let view = fold(null, join(space, now), now).view
        let missed = false
        let lost = 0
        const held: DownMessage[] = []
        for (const { beat, fate } of road) {
          now = asServerMs(now + beat.afterMs)
          const step = reduce(space, beat.command, now)
          if (!step.ok) continue
          space = step.space
          expect(JSON.stringify([step.say, join(space, now)])).not.toContain(SECRET)
          for (const message of step.say) {
            if (fate === 'late') held.push(message)
            if (fate === 'lost' || fate === 'late') lost++
            const times = fate === 'heard' ? 1 : fate === 'doubled' ? 2 : 0
            for (let n = 0; n < times; n++) {
              const folded = fold(view, message, now)
              view = folded.view
              missed ||= folded.missed
            }
          }
        }
        const current = view?.revision === space.revision
        for (const message of held) view = fold(view, message, now).view
        if (lost === 0) agrees(view, space)
        else if (current) expect(missed).toBe(true)
        const probe: DownMessage = {
          type: 'clock-answered',
          sentAt: 0 as never,
          receivedAt: now,
          answeredAt: now,
          epoch: space.epoch,
          revision: space.revision,
        }
        if (view !== null && view.revision < space.revision) expect(fold(view, probe, now).missed).toBe(true)
        agrees(fold(view, join(space, now), now).view, space)
      }),
    )
  })

  it('V3: joining anew while a command is in the air is not heard', () => {
    fc.assert(
      fc.property(fc.array(aBeat, { minLength: 1, maxLength: 20 }), (beats) => {
        let space = aRoom()
        let now = T0
        let view = fold(null, join(space, now), now).view
        for (const beat of beats) {
          now = asServerMs(now + beat.afterMs)
          const step = reduce(space, beat.command, now)
          if (!step.ok) continue
          space = step.space
          for (const message of step.say) view = fold(view, message, now).view
          if (view === null) throw new Error('unreachable')
          const again = fold(view, join(space, now), now).view
          if (again === null) throw new Error('unreachable')
          for (const ahead of [0, 10, 100, 1000]) {
            const at = asServerMs(now + ahead)
            expect(momentAt(again, at)).toEqual(momentAt(view, at))
          }
        }
      }),
    )
  })

  it('another room’s messages and another epoch’s change nothing', () => {
    const space = aSpace()
    const view = fold(null, join(space, T0), T0).view
    const foreign = { type: 'users-changed' as const, spaceId: 'zzzzzz' as never, users: [] }
    expect(fold(view, foreign, T0)).toEqual({ view, missed: false })
    const reborn = { ...space, epoch: 'e2' as never, revision: 0 }
    expect(fold(view, join(reborn, T0), T0).view?.epoch).toBe('e2')
  })
})

describe('how everyone stands, as a listener knows it', () => {
  const [ada, bob] = [aUser(1), aUser(2)]
  const { spaceId } = aSpace()
  const stands = (state: ListenerState['state']): ListenerState => ({
    state,
    errorMs: null,
    boundMs: null,
    player: 'file',
    accuracy: 'sample',
    outputLatencyMs: null,
  })
  const hear = (...messages: DownMessage[]) =>
    messages.reduce<RoomView | null>((view, message) => fold(view, message, T0).view, null)
  const told = (states: (DownMessage & { type: 'states-changed' })['states']): DownMessage => ({
    type: 'states-changed',
    spaceId,
    states,
  })

  it('V4: the newest state of each counts, and may come before its person is counted', () => {
    const view = hear(
      join(aSpace(), T0),
      told([{ userId: bob.userId, state: stands('loading') }]),
      { type: 'users-changed', spaceId, users: [ada, bob] },
      told([{ userId: bob.userId, state: stands('in-step') }]),
    )
    expect(view?.states.get(bob.userId)?.state).toBe('in-step')
    expect(view?.states.get(ada.userId)).toBeUndefined()
  })

  it('V4: who leaves takes their state along, and what is withdrawn is gone', () => {
    const both = told([ada, bob].map(({ userId }) => ({ userId, state: stands('in-step') })))
    const left = hear(join(aSpace(), T0), both, { type: 'users-changed', spaceId, users: [ada] })
    expect([...(left?.states.keys() ?? [])]).toEqual([ada.userId])
    const withdrawn = hear(join(aSpace(), T0), both, told([{ userId: bob.userId, state: null }]))
    expect([...(withdrawn?.states.keys() ?? [])]).toEqual([ada.userId])
  })

  it('V4: a join tells all of them anew', () => {
    const joined = join(aSpace(), T0) as DownMessage & { type: 'room-joined' }
    const again: DownMessage = { ...joined, users: [ada, { ...bob, state: stands('locked') }] }
    const view = hear(joined, told([{ userId: ada.userId, state: stands('in-step') }]), again)
    expect([...(view?.states ?? [])]).toEqual([[bob.userId, stands('locked')]])
    expect(view?.users).toEqual([ada, bob])
  })
})

describe('what a listener knows of the door, the chat and the votes to skip', () => {
  const space: SpaceState = { ...aRoom(), settings: { ...DEFAULT_SETTINGS, permissions: PRESETS.host } }
  const { spaceId } = space
  const joined = (by: PublicUser, it = space): RoomView => {
    const { view } = fold(null, { ...(join(it, T0) as RoomJoined), you: by }, T0)
    if (view === null) throw new Error('unreachable')
    return view
  }
  const hear = (view: RoomView, ...messages: DownMessage[]): RoomView =>
    messages.reduce<RoomView>((it, message) => fold(it, message, T0).view ?? it, view)
  const door: DoorView = { invites: [], bans: [], admitted: [], waiting: [aUser(9)] }

  it('V5: who keeps the door knows of it until they keep it no longer', () => {
    const keeper = hear(joined(aUser(1)), { type: 'door-changed', spaceId, door })
    expect(keeper.door).toEqual(door)
    const renamed = reduce(space, command({ type: 'change-room', name: 'Ours' }), T0)
    const demoted = reduce(space, command({ type: 'set-role', userId: aUser(1).userId, role: 'dj' }), T0)
    if (!renamed.ok || !demoted.ok) throw new Error('refused')
    expect(hear(keeper, ...renamed.say).door).toEqual(door)
    expect(hear(keeper, ...demoted.say).door).toBeNull()
    const again = fold(keeper, { ...(join(demoted.space, T0) as RoomJoined), you: aUser(1) }, T0).view
    expect(again?.door).toBeNull()
  })

  const message = (n: number): ChatMessage => ({ messageId: `m${n}` as never, by: aUser(2), text: `${n}`, at: T0 })
  const say = (n: number): DownMessage => ({ type: 'chat-said', spaceId, message: message(n) })
  const texts = ({ chat }: RoomView) => chat.map(({ text }) => text)

  it('V6: a message that comes twice is there once, and one that was deleted is gone', () => {
    const view = hear(joined(aUser(2)), say(1), say(2), say(2))
    expect(texts(view)).toEqual(['1', '2'])
    expect(texts(hear(view, { type: 'chat-deleted', spaceId, messageId: message(1).messageId }))).toEqual(['2'])
  })

  it('V6: the newest messages are kept, another room’s are not, and a join tells them anew', () => {
    const view = hear(joined(aUser(2)), ...Array.from({ length: CHAT_KEPT + 5 }, (_, n) => say(n)))
    expect(texts(view)).toHaveLength(CHAT_KEPT)
    expect(texts(view)[0]).toBe('5')
    expect(hear(view, { ...say(999), spaceId: 'zzzzzz' } as DownMessage)).toEqual(view)
    expect(texts(hear(view, { ...(join(space, T0) as RoomJoined), chat: [message(7)] }))).toEqual(['7'])
  })

  it('V7: how many votes skip a song follows those who are here', () => {
    const users = [1, 2, 3, 4].map(aUser)
    const present: DownMessage = { type: 'users-changed', spaceId, users }
    const at = { ...space, ...playing(1), settings: space.settings, roles: space.roles }
    const voted = reduce(
      at,
      command(
        { type: 'vote-skip', itemId: 'item-1' as never, present: users.map(({ userId }) => userId) },
        0,
        aUser(4),
      ),
      T0,
    )
    if (!voted.ok) throw new Error(voted.refusal)
    const view = hear(joined(aUser(3), at), present, ...voted.say)
    expect([view.skipVotes, view.skipNeeded]).toEqual([[aUser(4).userId], 2])
    expect(hear(view, { ...present, users: [...users, ...[5, 6].map(aUser)] }).skipNeeded).toBe(3)
    expect(hear(view, { ...(join(voted.space, T0) as RoomJoined), users }).skipNeeded).toBe(2)
  })
})
