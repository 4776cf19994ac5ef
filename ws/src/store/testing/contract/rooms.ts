import type { Epoch, InviteId, Queue, ServerMs, SpaceId, SpaceState, UserId } from '@earshot/sync'
import { asServerMs } from '@earshot/sync'
import { aBeat, aSpace, aUser, type Beat, T0, tell } from '@earshot/sync/testing'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import type { Store } from '../../store.ts'
import type { GetBench } from './bench.ts'
import { aFullSpace } from './full-space.ts'

const waking = { now: asServerMs(T0 + 1_000_000), epoch: 'woken' as Epoch }
const settled = (store: Store) => expect.poll(() => store.health().pending, { timeout: 20_000, interval: 5 }).toBe(0)

const micros = <T extends { addedAt: ServerMs }>(it: T): T => ({
  ...it,
  addedAt: (Math.round(it.addedAt * 1000) / 1000) as ServerMs,
})
const stored = (queue: Queue): Queue => ({
  ...queue,
  current: queue.current && micros(queue.current),
  upcoming: queue.upcoming.map(micros),
  played: queue.played.map(micros),
})

/** A space as it comes back: its song held at its beginning, and nothing of what only the moment needs. */
const asWoken = (space: SpaceState): SpaceState => {
  const { now, epoch } = waking
  const { current } = space.queue
  const held = { startedAt: now, pausedAt: now, isPlaying: false, lastUpdated: now }
  return {
    ...space,
    queue: stored(space.queue),
    createdAt: asServerMs(Math.trunc(space.createdAt)),
    epoch,
    recent: [],
    earlier: [],
    undo: null,
    skipVotes: [],
    playback: { currentSong: current?.song ?? null, ...held },
  }
}

/** Lists of which the order means nothing. */
const sorted = (space: SpaceState): SpaceState => ({
  ...space,
  muted: [...space.muted].sort(),
  door: { ...space.door, admitted: [...space.door.admitted].sort((a, b) => (a.userId < b.userId ? -1 : 1)) },
})

const LETTERS = 'abcdefghjk'
const codeOf = (n: number) => [...String(n).padStart(6, '0')].map((digit) => LETTERS[Number(digit)]).join('') as SpaceId

/** The beat with an invitation of a name that no other room has: the server gives each a name of its own. */
const inRoom = ({ spaceId }: SpaceState, beat: Beat): Beat => {
  const { command } = beat
  const named = (inviteId: InviteId) => `${spaceId}-${inviteId}` as InviteId
  if (command.type === 'create-invite') {
    return { ...beat, command: { ...command, invite: { ...command.invite, inviteId: named(command.invite.inviteId) } } }
  }
  if (command.type === 'revoke-invite') return { ...beat, command: { ...command, inviteId: named(command.inviteId) } }
  return beat
}

/** The story but for songs that come under the name of one that is there: these too have names of their own. */
const told = (space: SpaceState, beats: readonly Beat[]): SpaceState =>
  beats.reduce((space, beat) => {
    const { queue } = space
    const names = [...queue.upcoming, ...queue.played, queue.current].map((item) => item?.itemId)
    const { command } = beat
    const isTaken = command.type === 'add-song' && names.includes(command.item.itemId)
    return isTaken ? space : tell(space, [inRoom(space, beat)]).space
  }, space)

export function roomsContract(bench: GetBench): void {
  describe('rooms', () => {
    test('a room is there again with its queue, votes, roles, bans, door and settings', async () => {
      const store = await bench().open()
      const space = aFullSpace('abcdef')
      store.rooms.save(space)
      await store.close(20_000)
      const again = await bench().open()
      expect(await again.rooms.wake(space.spaceId, waking)).toEqual(asWoken(space))
      expect(await again.rooms.revisions()).toEqual(new Map([[space.spaceId, space.revision]]))
      expect(await again.rooms.wake('zzzzzz' as SpaceId, waking)).toBeNull()
    })

    test('whatever happens in a room, what is written is the room', async () => {
      const store = await bench().open()
      let spaces = 0
      const story = fc.array(aBeat, { minLength: 1, maxLength: 15 })
      await fc.assert(
        fc.asyncProperty(fc.array(story, { minLength: 1, maxLength: 4 }), async (stories) => {
          let space: SpaceState = { ...aSpace(), spaceId: codeOf(spaces++) }
          for (const beats of stories) {
            space = told(space, beats)
            store.rooms.save(space)
            await settled(store)
            const woken = await store.rooms.wake(space.spaceId, waking)
            // Of the revision only that whose rooms were written is known.
            expect(woken && sorted(woken)).toEqual({ ...sorted(asWoken(space)), revision: expect.any(Number) })
          }
        }),
        { numRuns: 8 },
      )
    }, 120_000)

    test('a change writes the rows that differ, and one that was written already none', async () => {
      const { statements } = bench()
      const store = await bench().open()
      const space = aFullSpace('abcdef', 60)
      store.rooms.save(space)
      await settled(store)
      statements.length = 0
      const [first, ...rest] = space.queue.upcoming
      store.rooms.save({ ...space, revision: 90, queue: { ...space.queue, upcoming: rest, current: first ?? null } })
      await settled(store)
      const writes = statements.filter((sql) => /^(INSERT|UPDATE|DELETE)/.test(sql))
      expect(writes.length).toBeLessThan(8)
      statements.length = 0
      store.rooms.save({ ...space, revision: 91, queue: { ...space.queue, upcoming: rest, current: first ?? null } })
      await settled(store)
      expect(statements).toEqual([])
    })

    test('a room that changes again and again while its turn waits is written once, as it is then', async () => {
      let open = () => {}
      const gate = new Promise<void>((resolve) => {
        open = resolve
      })
      let isHeld = false
      const store = await bench().open(() => (isHeld ? gate : undefined))
      isHeld = true
      const { statements } = bench()
      let space = aFullSpace('abcdef')
      for (let n = 0; n < 1000; n++) {
        space = { ...space, revision: space.revision + 1, name: `Room ${n}` }
        store.rooms.save(space)
        if (n % 100 === 0) await new Promise((resolve) => setImmediate(resolve))
      }
      expect(store.health().pending).toBeLessThanOrEqual(2)
      open()
      await settled(store)
      expect(statements.filter((sql) => /"Space"|`Space`/.test(sql) && !sql.startsWith('SELECT')).length).toBeLessThan(
        5,
      )
      expect((await store.rooms.wake(space.spaceId, waking))?.name).toBe('Room 999')
    })

    test('history and chat are there in order, and what was taken back is not', async () => {
      const store = await bench().open()
      const space = aFullSpace('abcdef')
      const [song] = space.queue.upcoming.map((item) => item.song)
      if (song === undefined) throw new Error('unreachable')
      const by = aUser(1)
      for (let n = 0; n < 20; n++) {
        store.rooms.played(space, { playId: `p${n}`, song, startedAt: T0 + n / 4, addedBy: by })
        store.rooms.said(space, { messageId: `m${n}` as never, by, text: `Hello ${n}`, at: asServerMs(T0 + n / 4) })
      }
      store.rooms.unsaid(space, 'm18' as never)
      // Said again, and by the same name in another room.
      store.rooms.unsaid(space, 'm19' as never)
      store.rooms.said(space, { messageId: 'm19' as never, by, text: 'Hello 19', at: asServerMs(T0 + 19 / 4) })
      const other = { ...aSpace(), spaceId: 'bbbbbb' as SpaceId }
      store.rooms.said(other, { messageId: 'm19' as never, by, text: 'Elsewhere', at: T0 })
      await settled(store)
      const { playsOf } = store.history
      const newest = await playsOf(space.spaceId, { limit: 3 })
      expect(newest.map(({ playId }) => playId)).toEqual(['p19', 'p18', 'p17'])
      expect(newest[0]).toEqual({ playId: 'p19', song, startedAt: T0 + 19 / 4, addedBy: by })
      const next = await playsOf(space.spaceId, { before: 'p17', limit: 100 })
      expect(next.map(({ playId }) => playId)).toEqual(Array.from({ length: 17 }, (_, n) => `p${16 - n}`))
      expect(await playsOf(space.spaceId, { before: 'nobody', limit: 3 })).toEqual([])
      expect((await store.chats.newestOf(space.spaceId, 3)).map(({ text }) => text)).toEqual([
        'Hello 16',
        'Hello 17',
        'Hello 19',
      ])
    })

    test('rubbish in a room’s rows hides no other room, and is written over', async () => {
      const store = await bench().open()
      const space = aFullSpace('abcdef')
      store.rooms.save(space)
      store.rooms.save({ ...space, spaceId: 'bbbbbb' as SpaceId, door: { ...space.door, invites: [] } })
      await store.close(20_000)
      await bench().database.script(`UPDATE "Stream" SET song = 'rubbish' WHERE "spaceId" = 'abcdef'`)
      const again = await bench().open()
      await expect(again.rooms.wake(space.spaceId, waking)).rejects.toThrow()
      expect(await again.rooms.wake('bbbbbb' as SpaceId, waking)).not.toBeNull()
      again.rooms.save(space)
      await settled(again)
      expect(await again.rooms.wake(space.spaceId, waking)).toEqual(asWoken(space))
    })

    test('it is known whether the database holds a room as it is', async () => {
      const store = await bench().open()
      const space = aFullSpace('abcdef')
      expect(store.rooms.isWritten(space)).toBe(false)
      store.rooms.save(space)
      expect(store.rooms.isWritten(space)).toBe(false)
      await settled(store)
      const paused = { ...space, revision: space.revision + 1, playback: { ...space.playback } }
      expect(store.rooms.isWritten(paused)).toBe(true)
      expect(store.rooms.isWritten({ ...space, queue: { ...space.queue } })).toBe(false)
    })

    test('a room that is removed leaves nothing behind', async () => {
      const store = await bench().open()
      const space = aFullSpace('abcdef')
      store.rooms.save(space)
      store.rooms.said(space, { messageId: 'm1' as never, by: aUser(1), text: 'Hello', at: T0 })
      await settled(store)
      store.rooms.remove(space.spaceId)
      await settled(store)
      for (const table of [
        'Space',
        'Stream',
        'Upvote',
        'Role',
        'Ban',
        'Admission',
        'Invite',
        'Chat',
        'CurrentStream',
      ]) {
        expect(await bench().database.rows(`SELECT * FROM "${table}"`)).toEqual([])
      }
    })

    test('a person is written once a day', async () => {
      const { statements } = bench()
      vi.useFakeTimers({ now: T0, toFake: ['Date'] })
      try {
        const store = await bench().open()
        statements.length = 0
        for (let n = 0; n < 50; n++) store.users.seen(aUser(1))
        await settled(store)
        expect(statements.length).toBe(1)
        vi.setSystemTime(T0 + 86_400_000)
        for (let n = 0; n < 50; n++) store.users.seen({ ...aUser(1), name: 'New name' })
        await settled(store)
        expect(statements.length).toBe(2)
        const [row] = await bench().database.rows('SELECT * FROM "User"')
        expect(row).toMatchObject({ id: 'user-1', name: 'New name' })
        expect(row?.firstSeenAt).not.toEqual(row?.lastSeenAt)
      } finally {
        vi.useRealTimers()
      }
    })

    test('what is old is deleted, and rooms that are awake stay', async () => {
      const store = await bench().open()
      const space = aFullSpace('abcdef')
      const other = { ...aSpace(), spaceId: 'bbbbbb' as SpaceId }
      const by = aUser(1)
      const song = space.queue.upcoming[0]?.song
      if (song === undefined) throw new Error('unreachable')
      for (const [n, at] of [T0, T0 + 1000].entries()) {
        store.rooms.played(space, { playId: `p${n}`, song, startedAt: at, addedBy: by })
        store.rooms.said(space, { messageId: `m${n}` as never, by, text: 'Hello', at: asServerMs(at) })
      }
      store.rooms.save(other)
      await settled(store)
      const none = { rooms: null, history: null, chat: null }
      expect(await store.prune(none, () => true)).toEqual({ rooms: [], plays: 0, messages: 0 })
      const old = { rooms: Date.now() + 1000, history: T0 + 500, chat: T0 + 500 }
      expect(await store.prune(old, (spaceId) => spaceId === 'bbbbbb')).toEqual({
        rooms: ['bbbbbb'],
        plays: 1,
        messages: 1,
      })
      expect([...(await store.rooms.revisions()).keys()]).toEqual(['abcdef'])
    })

    test('someone who wants to be forgotten is found in every room, and what is theirs alone is gone', async () => {
      const store = await bench().open()
      const space = aFullSpace('abcdef')
      const me = aUser(2)
      const song = space.queue.upcoming[0]?.song
      if (song === undefined) throw new Error('unreachable')
      store.users.seen(me)
      store.rooms.save({ ...aSpace(), spaceId: 'bbbbbb' as SpaceId })
      store.rooms.played(space, { playId: 'p1', song, startedAt: T0, addedBy: me })
      store.rooms.said(space, { messageId: 'm1' as never, by: me, text: 'Hello', at: T0 })
      await store.playlists.create(me.userId, { playlistId: 'mine', name: 'Mine', updatedAt: 1, songs: [song] })
      await settled(store)
      store.rooms.played(space, { playId: 'p2', song, startedAt: asServerMs(T0 + 1), addedBy: me })
      store.rooms.said(space, { messageId: 'm2' as never, by: me, text: 'Bye', at: T0 })
      expect(await store.roomsOf(me.userId)).toEqual(['abcdef'])
      expect(await store.roomsOf('nobody' as UserId)).toEqual([])
      store.rooms.forget(me.userId)
      await store.forgetUser(me.userId)
      await settled(store)
      const plays = await store.history.playsOf(space.spaceId, { limit: 10 })
      expect(plays.map(({ addedBy }) => addedBy.name)).toEqual(['Somebody', 'Somebody'])
      expect(await store.chats.newestOf(space.spaceId, 10)).toEqual([])
      expect(await store.playlists.list(me.userId)).toEqual([])
      expect(await bench().database.rows('SELECT * FROM "User"')).toEqual([])
    })
  })
}
