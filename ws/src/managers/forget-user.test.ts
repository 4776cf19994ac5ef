import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Epoch, hostOf, type SpaceId, type SpaceState, type UserId } from '@earshot/sync'
import { aUser, playing } from '@earshot/sync/testing'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openJournal } from '../spaces/journal.ts'
import { memorySpaces } from '../spaces/memory.ts'
import { memoryTalk } from '../spaces/memory-talk.ts'
import { aFullSpace } from '../store/testing/contract/full-space.ts'
import { forgetUser, withoutUser } from './forget-user.ts'

const [host, moderator, dj, listener] = [0, 1, 2, 3].map((n) => aUser(n).userId) as [UserId, UserId, UserId, UserId]

describe('a room without someone', () => {
  it('names them nowhere, but where they are banned', () => {
    for (const userId of [host, moderator, dj, listener]) {
      const after = withoutUser(aFullSpace('abcdef'), userId, [])
      expect(JSON.stringify(after)).not.toContain(`"${userId}`)
    }
    const banned = aUser(5)
    const after = withoutUser(aFullSpace('abcdef'), banned.userId, [])
    expect(after?.door.bans[0]?.user).toEqual({ userId: banned.userId, name: 'Somebody' })
  })

  it('keeps their songs, as somebody’s, and all that is of others', () => {
    const before = aFullSpace('abcdef')
    const after = withoutUser(before, moderator, [])
    expect(after?.queue.upcoming.map(({ itemId }) => itemId)).toEqual(before.queue.upcoming.map(({ itemId }) => itemId))
    expect(after?.queue.upcoming[1]?.addedBy).toEqual({ userId: 'somebody', name: 'Somebody' })
    expect(after?.queue.upcoming[0]).toEqual({ ...before.queue.upcoming[0], votes: { [dj]: -1 } })
    expect(after && hostOf(after)).toBe(host)
    expect(after?.roles).toEqual({ [dj]: 'dj' })
  })

  it('passes on to who has the highest role, or else to who has been there longest', () => {
    const heirOf = (space: SpaceState, present: UserId[]) => {
      const after = withoutUser(space, host, present)
      return after && [after.hostId, after.creatorId, after.roles[after.hostId as UserId] ?? 'none']
    }
    const space = aFullSpace('abcdef')
    expect(heirOf({ ...space, actingHostId: null }, [listener])).toEqual([moderator, moderator, 'none'])
    expect(heirOf({ ...space, actingHostId: null, roles: { [dj]: 'dj' } }, [listener])).toEqual([dj, dj, 'none'])
    expect(heirOf({ ...space, actingHostId: null, roles: {} }, [host, listener])).toEqual([listener, listener, 'none'])
    expect(heirOf({ ...space, actingHostId: dj }, [])).toEqual([dj, dj, 'none'])
  })

  it('is no more when nobody is left who could have it', () => {
    expect(withoutUser(playing(), host, [])).toBeNull()
    expect(withoutUser(playing(), host, [host])).toBeNull()
  })
})

describe('forgetting someone', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'earshot-forget-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('changes the rooms that name them, awake or asleep, removes those that were theirs alone, and no others', async () => {
    const { journal } = openJournal(path.join(folder, 'journal'), () => {})
    const asleep = { ...aFullSpace('bbbbbb'), hostId: moderator }
    const spaces = memorySpaces(journal, [], () => 'later' as Epoch, {
      spaceIds: [asleep.spaceId],
      wake: async () => asleep,
    })
    const theirs = { ...playing(), spaceId: 'cccccc' as SpaceId }
    const strange = {
      ...playing(),
      recent: [],
      spaceId: 'dddddd' as SpaceId,
      creatorId: dj,
      hostId: dj,
      queue: { ...playing().queue, current: null },
    }
    await spaces.create(theirs)
    await spaces.create(strange)
    const told: SpaceId[] = []
    spaces.watch(({ space }) => told.push(space.spaceId))
    const store = {
      roomsOf: async () => [asleep.spaceId, theirs.spaceId],
      forgetUser: vi.fn(async () => {}),
      rooms: { remove: vi.fn(), forget: vi.fn() },
    }
    const chat = [host, dj].map((userId, n) => ({ messageId: `m${n}`, by: { userId, name: 'A' }, text: 'Hi', at: n }))
    const talk = memoryTalk(journal, [[strange.spaceId, chat as never]])
    await forgetUser({ spaces, talk, present: () => [], store })(host)
    expect((await talk.newest(strange.spaceId)).map(({ messageId }) => messageId)).toEqual(['m1'])
    expect(told).toEqual([asleep.spaceId])
    expect(await spaces.load(theirs.spaceId)).toBeNull()
    expect(store.rooms.remove).toHaveBeenCalledExactlyOnceWith(theirs.spaceId)
    expect(store.forgetUser).toHaveBeenCalledExactlyOnceWith(host)
    expect(await spaces.load(strange.spaceId)).toBe(strange)
    expect(JSON.stringify(await spaces.load(asleep.spaceId))).not.toContain(`"${host}"`)
    journal.close()
  })
})
