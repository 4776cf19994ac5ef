import { asServerMs, type RoomSettings, type SpaceId, type SpaceState, type UserId } from '@earshot/sync'
import { aSpace, aUser, playing } from '@earshot/sync/testing'
import { expect, it } from 'vitest'
import type { WebSocket } from 'ws'
import { LISTED_LIMIT, listed, previewOf, summaryFor } from './listed.ts'
import { Space } from './space.ts'

/** A room with so many people in it that wants to be found. */
const aRoom = (
  code: string,
  people: number,
  change: Partial<SpaceState> = {},
  settings: Partial<RoomSettings> = {},
) => {
  const state = playing()
  const space = new Space({
    ...state,
    spaceId: code as SpaceId,
    settings: { ...state.settings, isListed: true, ...settings },
    ...change,
  })
  for (let n = 0; n < people; n++) space.enter({ userId: `u${n}`, name: `U${n}`, token: 'secret' }, {} as WebSocket)
  return space
}

const door = (change: Partial<SpaceState['door']>): SpaceState['door'] => ({ ...aSpace().door, ...change })

it('rooms that want to be found, with somebody in them, those with most people first', () => {
  const rooms = [
    aRoom('aaaaaa', 1),
    aRoom('bbbbbb', 3),
    aRoom('cccccc', 0),
    aRoom('dddddd', 9, {}, { isListed: false }),
  ]
  expect(listed(rooms).map(({ spaceId, listeners }) => [spaceId, listeners])).toEqual([
    ['bbbbbb', 3],
    ['aaaaaa', 1],
  ])
  expect(listed(rooms)[0]?.playing).toEqual({ title: 'Song 1', artist: 'Somebody', coverUrl: null })
})

it('of one whose door is kept nobody hears what it plays, of one that is silent there is nothing to hear', () => {
  const state = playing()
  const silent = { ...state.playback, isPlaying: false, pausedAt: asServerMs(state.playback.startedAt + 5) }
  const rooms = [
    aRoom('aaaaaa', 1, { door: door({ mode: 'approval' }) }),
    aRoom('bbbbbb', 1, { door: door({ passwordHash: 'hash' }) }),
    aRoom('cccccc', 1, { playback: silent }),
  ]
  expect(listed(rooms).map(({ playing }) => playing)).toEqual([null, null, null])
  expect(JSON.stringify(listed(rooms))).not.toMatch(/hash|secret/)
})

it('there are no more than fifty', () => {
  expect(listed(Array.from({ length: 80 }, (_, n) => aRoom(`room${n}`, 1)))).toHaveLength(LISTED_LIMIT)
})

it('R16: a room that is not open to who asks tells its name and that it is locked, nothing more', () => {
  const space = { ...playing(), door: door({ mode: 'approval', admitted: [aUser(2)] }) }
  const locked = { spaceId: 'abcdef', name: 'A room', isLocked: true }
  expect(summaryFor(space, null, 3)).toEqual(locked)
  expect(summaryFor(space, 'user-1' as UserId, 3)).toEqual(locked)
  for (const n of [0, 2]) {
    expect(summaryFor(space, aUser(n).userId, 3)).toEqual({ ...locked, isLocked: false, listeners: 3 })
  }
})

it('the link of a room tells what it plays while somebody hears it, and of one with a door nothing', () => {
  const space = playing()
  expect(previewOf(space, 2)).toEqual({
    isOpen: true,
    name: space.name,
    listeners: 2,
    playing: { title: 'Song 1', artist: 'Somebody', coverUrl: null },
  })
  expect(previewOf(space, 0)).toMatchObject({ listeners: 0, playing: null })
  for (const change of [{ mode: 'approval' as const }, { passwordHash: 'x' }]) {
    expect(previewOf({ ...space, door: door(change) }, 2)).toEqual({ isOpen: false })
  }
})
