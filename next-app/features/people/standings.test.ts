import type { ListenerState, UserId } from '@earshot/sync'
import { describe, expect, it } from 'vitest'
import { demoUser } from '../../session/testing/demo-room.ts'
import { EMPTY_ROOM } from '../../store/empty-room.ts'
import { type RoomStands, standsOf, standsWords, summaryOf } from './standings.ts'

const [you, mila, tom] = [demoUser('You'), demoUser('Mila'), demoUser('Tom')]

const told = (state: ListenerState['state'], part: Partial<ListenerState> = {}): ListenerState => ({
  state,
  errorMs: 0.31,
  boundMs: 0.4,
  player: 'stream',
  accuracy: 'sample',
  outputLatencyMs: 20,
  ...part,
})

const room = (states: [{ userId: UserId }, ListenerState][], part: Partial<RoomStands> = {}): RoomStands => ({
  ...EMPTY_ROOM,
  users: [you, mila, tom],
  you,
  states: new Map(states.map(([{ userId }, state]) => [userId, state])),
  sound: { state: 'in-step', itemId: 'item' as never },
  item: {},
  isPlaying: true,
  ...part,
})

describe('how everyone stands', () => {
  it('is what they told, and of yourself what this device knows', () => {
    const it = room([
      [mila, told('locked')],
      [you, told('failed')],
    ])
    expect(standsOf(it, mila)?.standing).toBe('locked')
    expect(standsOf(it, you)?.standing).toBe('in-step')
    expect(standsOf(it, tom)).toBeNull()
  })

  it('rests with the room', () => {
    const it = room([[mila, told('in-step')]], { isPlaying: false })
    expect(standsOf(it, mila)?.standing).toBe('paused')
  })

  it('is said with a figure where one means something', () => {
    const stands = { standing: 'in-step' as const, errorMs: -0.31, hidden: false }
    expect(standsWords(stands)).toEqual({ short: 'In step', long: 'In step, 0.3 ms from the room' })
    expect(standsWords({ ...stands, errorMs: null }).long).toBe('In step')
    expect(standsWords({ ...stands, standing: 'locked' }).long).toBe('Silent until tapped')
    expect(standsWords({ ...stands, hidden: true }).long).toMatch(/in the background$/)
  })
})

describe('the line on everyone together', () => {
  it('counts who is in step; of whom nothing is known is not', () => {
    expect(summaryOf(room([[mila, told('in-step')]]))).toBe('2 of 3 in step')
    expect(
      summaryOf(
        room([
          [mila, told('in-step')],
          [tom, told('in-step')],
        ]),
      ),
    ).toBe('all 3 in step')
    expect(summaryOf(room([[mila, told('in-step')]], { users: [you, mila] }))).toBe('both in step')
    expect(summaryOf(room([[mila, told('loading')]], { sound: { state: 'locked' } }))).toBe('none in step')
  })

  it('says nothing of a room that rests, or of one alone', () => {
    expect(summaryOf(room([], { isPlaying: false }))).toBeNull()
    expect(summaryOf(room([], { item: null }))).toBeNull()
    expect(summaryOf(room([], { users: [you] }))).toBeNull()
  })
})
