import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  asServerMs,
  type Item,
  PRESETS,
  type PublicUser,
  type RoomSettings,
  type UserId,
  VOTES_LIMIT,
} from '../protocol/index.ts'
import { QUEUE_LIMIT } from '../queue/index.ts'
import { anItem, aUser, command, playing, T0 } from '../testing/generators.ts'
import { type Intent, reduce, type SpaceState, votesToSkip } from './index.ts'

// S17  One takes back one's own newest change to the queue, once, while nobody has made another since; a vote is none.
// S18  A vote is for what waits, counts once, and changes nothing of what plays; it stays when its voter leaves.
// S19  A queue that orders itself is moved by nobody; limits refuse by name, and moderators are bound by none of their own.
// S20  Enough of those present skip a song by their votes; who is gone counts for nothing, and a new song begins anew.
// S31  Who leaves may make the votes of those who stay enough; counted anew, they skip exactly when one of those votes would.

const after = (ms: number) => asServerMs(T0 + ms)
const [host, ada, bob, eve, dan] = [aUser(0), aUser(1), aUser(2), aUser(3), aUser(4)]
const item = (n: number) => anItem(n).itemId
const ids = ({ queue }: SpaceState) => queue.upcoming.map((it) => it.itemId)
const must = (space: SpaceState, intent: Intent, by: PublicUser = host, at = T0): SpaceState => {
  const step = reduce(space, command(intent, 0, by), at)
  if (!step.ok) throw new Error(`${intent.type}: ${step.refusal}`)
  return step.space
}
const refusalOf = (space: SpaceState, intent: Intent, by: PublicUser = host) => {
  const step = reduce(space, command(intent, 0, by), T0)
  return step.ok ? null : step.refusal
}
const set = (space: SpaceState, settings: Partial<RoomSettings>) => must(space, { type: 'change-room', settings })
const add = (n: number, by: PublicUser): Intent => ({ type: 'add-song', item: { ...anItem(n), addedBy: by } })

describe('taking back', () => {
  it('S17: brings back what was cleared, less what is no longer to come', () => {
    const cleared = must(playing(3), { type: 'clear-queue' }, ada)
    expect(cleared.undo).toMatchObject({ userId: ada.userId, type: 'clear-queue' })
    const back = must(cleared, { type: 'undo-queue' }, ada)
    expect(back.queue).toEqual(playing(3).queue)
    expect(refusalOf(back, { type: 'undo-queue' }, ada)).toBe('nothing-to-undo')
  })

  it('S17: is for who made the change, until somebody makes another', () => {
    const removed = must(playing(3), { type: 'remove-item', itemId: item(2) }, ada)
    expect(refusalOf(removed, { type: 'undo-queue' }, bob)).toBe('nothing-to-undo')
    const changed = must(removed, add(9, bob), bob)
    expect(refusalOf(changed, { type: 'undo-queue' }, ada)).toBe('nothing-to-undo')
    expect(ids(must(changed, { type: 'undo-queue' }, bob))).toEqual(ids(removed))
  })

  it('S17: votes, repeats, pauses and the songs that end meanwhile leave it possible', () => {
    let space = must(playing(3, 60_000), { type: 'remove-item', itemId: item(3) }, ada)
    space = must(space, { type: 'vote-item', itemId: item(4), vote: 1 }, bob)
    space = must(space, { type: 'set-repeat', repeat: 'all' }, bob)
    space = must(space, { type: 'pause-playback' }, bob)
    space = must(space, { type: 'skip-song' }, bob)
    const back = must(space, { type: 'undo-queue' }, ada)
    expect(ids(back)).toEqual(['item-3', 'item-4', 'item-1_r1'])
    expect(back.queue.upcoming[1]?.votes).toEqual({ [bob.userId]: 1 })
  })

  it('S17: a song that was added and plays by now cannot be taken back', () => {
    const added = must(playing(), add(2, ada), ada)
    const played = must(added, { type: 'skip-song' }, bob)
    expect(refusalOf(played, { type: 'undo-queue' }, ada)).toBe('nothing-to-undo')
  })

  it.each<Intent>([
    add(9, ada),
    { ...add(9, ada), place: 'next' } as Intent,
    { type: 'remove-item', itemId: item(3) },
    { type: 'move-item', itemId: item(4), before: item(2) },
    { type: 'play-next', itemId: item(4) },
    { type: 'clear-queue' },
    { type: 'shuffle-queue', seed: 5 },
    { type: 'set-order', order: 'votes' },
    { type: 'set-order', order: 'turns' },
  ])('S17: $type is taken back without a trace', (intent) => {
    const space = must(must(playing(4), { type: 'play-next', itemId: item(3) }), {
      type: 'vote-item',
      itemId: item(5),
      vote: 1,
    })
    const back = must(must(space, intent, ada), { type: 'undo-queue' }, ada)
    expect(back.queue).toEqual(space.queue)
    expect(back.playback).toEqual(space.playback)
  })
})

describe('votes for what waits', () => {
  it('S18, R7: order the queue, count once for each person, and are taken back', () => {
    let space = must(playing(3), { type: 'set-order', order: 'votes' })
    const vote = (n: number, vote: -1 | 0 | 1, by: PublicUser) => {
      const before = space.playback
      space = must(space, { type: 'vote-item', itemId: item(n), vote }, by)
      expect(space.playback).toBe(before)
      return ids(space)
    }
    expect(vote(4, 1, ada)).toEqual(['item-4', 'item-2', 'item-3'])
    expect(vote(4, 1, ada)).toEqual(['item-4', 'item-2', 'item-3'])
    expect(vote(3, 1, bob)).toEqual(['item-3', 'item-4', 'item-2'])
    expect(vote(3, -1, bob)).toEqual(['item-4', 'item-2', 'item-3'])
    expect(vote(4, 0, ada)).toEqual(['item-2', 'item-4', 'item-3'])
  })

  it('S18: are for nothing else than what waits, and are no more than fit', () => {
    expect(refusalOf(playing(1), { type: 'vote-item', itemId: item(1), vote: 1 }, ada)).toBe('item-not-found')
    const votes = Object.fromEntries(Array.from({ length: VOTES_LIMIT }, (_, n) => [`voter-${n}`, 1 as const]))
    const space = playing(1)
    const full = { ...space, queue: { ...space.queue, upcoming: [{ ...anItem(2), votes } as Item] } }
    expect(refusalOf(full, { type: 'vote-item', itemId: item(2), vote: 1 }, ada)).toBe('not-votable')
    const voter = { userId: 'voter-7', name: 'Voter' } as PublicUser
    expect(refusalOf(full, { type: 'vote-item', itemId: item(2), vote: -1 }, voter)).toBeNull()
  })

  it('S18: stay when their voter leaves, and go when their voter is banned', () => {
    const voted = must(playing(2), { type: 'vote-item', itemId: item(3), vote: 1 }, ada)
    const kicked = must(voted, { type: 'kick-user', userId: ada.userId })
    expect(kicked.queue.upcoming[1]?.votes).toEqual({ [ada.userId]: 1 })
    const banned = must(voted, { type: 'ban-user', user: ada })
    expect(banned.queue.upcoming[1]?.votes).toEqual({})
  })

  it('S18: a song that has played starts without votes when it repeats', () => {
    let space = must(playing(1, 60_000), { type: 'vote-item', itemId: item(2), vote: 1 }, ada)
    space = must(space, { type: 'set-repeat', repeat: 'all' })
    space = must(space, { type: 'skip-song' }, host, after(10))
    space = must(space, { type: 'skip-song' }, host, after(20))
    expect(space.queue.upcoming.map(({ itemId, votes }) => [itemId, votes])).toEqual([['item-2_r1', {}]])
  })
})

describe('orders and limits', () => {
  it('S19: nothing is moved or shuffled where votes decide, but a song may be put next', () => {
    const space = must(playing(3), { type: 'set-order', order: 'votes' })
    expect(refusalOf(space, { type: 'move-item', itemId: item(4), before: item(2) })).toBe('order-is-fixed')
    expect(refusalOf(space, { type: 'shuffle-queue', seed: 1 })).toBe('order-is-fixed')
    const next = must(space, { type: 'play-next', itemId: item(4) })
    expect(ids(next)).toEqual(['item-4', 'item-2', 'item-3'])
    expect(ids(must(next, { type: 'vote-item', itemId: item(3), vote: 1 }, ada))[0]).toBe('item-4')
  })

  it('S19: in turns a song is moved among those of whose it is', () => {
    let space = must(playing(2), add(8, ada), ada)
    space = must(must(space, add(9, ada), ada), { type: 'set-order', order: 'turns' })
    expect(ids(space)).toEqual(['item-8', 'item-2', 'item-9', 'item-3'])
    expect(ids(must(space, { type: 'move-item', itemId: item(9), before: item(8) }))).toEqual([
      'item-9',
      'item-2',
      'item-8',
      'item-3',
    ])
    expect(refusalOf(space, { type: 'move-item', itemId: item(9), before: item(2) })).toBe('order-is-fixed')
  })

  it('S19: moving is to before what is there', () => {
    expect(refusalOf(playing(2), { type: 'move-item', itemId: item(9), before: null })).toBe('item-not-found')
    expect(refusalOf(playing(2), { type: 'move-item', itemId: item(2), before: item(9) })).toBe('item-not-found')
    expect(ids(must(playing(2), { type: 'move-item', itemId: item(2), before: null }))).toEqual(['item-3', 'item-2'])
    expect(ids(must(playing(2), { type: 'move-item', itemId: item(2), before: item(2) }))).toEqual(['item-2', 'item-3'])
  })

  it('S19: there is no clearing and no shuffling of nothing', () => {
    expect(refusalOf(playing(), { type: 'clear-queue' })).toBe('queue-empty')
    expect(refusalOf(playing(), { type: 'shuffle-queue', seed: 1 })).toBe('queue-empty')
    expect(refusalOf(playing(), { type: 'play-next', itemId: item(1) })).toBe('item-not-found')
  })

  it('S19: a person’s waiting songs are bounded, others’ and moderators’ are not, and one that has played makes room', () => {
    let space = set(playing(), { itemsPerUser: 2 })
    space = must(space, { type: 'set-role', userId: bob.userId, role: 'moderator' })
    space = must(must(space, add(11, ada), ada), add(12, ada), ada)
    expect(refusalOf(space, add(13, ada), ada)).toBe('too-many-of-yours')
    expect(refusalOf(space, { ...add(13, ada), place: 'next' } as Intent, ada)).toBe('too-many-of-yours')
    expect(refusalOf(space, add(13, eve), eve)).toBeNull()
    for (const n of [21, 22, 23]) space = must(space, add(n, bob), bob)
    space = must(space, { type: 'skip-song' })
    expect(refusalOf(space, add(13, ada), ada)).toBeNull()
  })

  it('S19: a full queue takes no more from anyone', () => {
    const space = playing()
    const full = {
      ...space,
      queue: { ...space.queue, upcoming: Array.from({ length: QUEUE_LIMIT }, (_, n) => anItem(n)) },
    }
    for (const place of [undefined, 'end', 'next'] as const) {
      expect(refusalOf(full, { ...add(999, host), place } as Intent)).toBe('queue-full')
    }
    expect(refusalOf(full, { ...add(999, host), place: 'now' } as Intent)).toBeNull()
  })
})

describe('votes to skip', () => {
  const people = [host, ada, bob, eve, dan]
  const present = people.map(({ userId }) => userId)
  const vote = (n = 1, here = present): Intent => ({ type: 'vote-skip', itemId: item(n), present: here })
  const decided = set(playing(3), { permissions: PRESETS.host })

  it('S20: half of those present are enough, and one less is not', () => {
    let space = must(must(decided, vote(), ada), vote(), bob)
    expect(space.queue.current?.itemId).toBe('item-1')
    expect(space.skipVotes).toEqual([ada.userId, bob.userId])
    space = must(space, vote(), eve)
    expect(space.queue.current?.itemId).toBe('item-2')
    expect(space.skipVotes).toEqual([])
  })

  it('S20: everyone is told how many are needed', () => {
    const step = reduce(decided, command(vote(), 0, ada), T0)
    if (!step.ok) throw new Error(step.refusal)
    expect(step.say).toMatchObject([{ type: 'skip-voted', skipVotes: [ada.userId], needed: 3 }])
  })

  it('S20: voting again adds nothing, and who has left counts for nothing, neither for it nor against', () => {
    const twice = must(must(decided, vote(), ada), vote(), ada)
    expect(twice.skipVotes).toEqual([ada.userId])
    const two = must(twice, vote(), bob)
    const without = present.filter((it) => it !== ada.userId && it !== bob.userId)
    const left = must(two, vote(1, without), eve)
    // Three are here and need two; the votes of the two who left are void.
    expect(left.skipVotes).toEqual([eve.userId])
    expect(must(left, vote(1, without), dan).queue.current?.itemId).toBe('item-2')
  })

  it('S20: is about one song, and none where it is off or where one may skip alone', () => {
    expect(refusalOf(decided, vote(2), ada)).toBe('not-current')
    expect(refusalOf(set(decided, { skipShare: null }), vote(), ada)).toBe('not-votable')
    expect(refusalOf(decided, vote(), host)).toBe('not-votable')
    expect(refusalOf(set(decided, { permissions: { ...PRESETS.host, vote: 'dj' } }), vote(), ada)).toBe('not-allowed')
  })

  it('S20: another song begins without votes, also the same one that repeats', () => {
    const voted = must(set(playing(1, 60_000), { permissions: PRESETS.host }), vote(), ada)
    const repeating = must(voted, { type: 'set-repeat', repeat: 'one' })
    expect(repeating.skipVotes).toEqual([ada.userId])
    const ended = reduce(repeating, { type: 'time-passed' }, after(60_000))
    if (!ended.ok) throw new Error(ended.refusal)
    expect(ended.space.skipVotes).toEqual([])
    const kept = must(voted, { type: 'pause-playback' })
    expect(kept.skipVotes).toEqual([ada.userId])
  })

  const counted = (space: SpaceState, here: readonly UserId[]) =>
    reduce(space, { type: 'count-votes', present: here, leadMs: 100 }, T0)

  it('S31: two votes of five skip once the other three are two', () => {
    const voted = must(must(decided, vote(), ada), vote(), bob)
    expect(counted(voted, present)).toEqual({ ok: false, refusal: 'not-due' })
    const step = counted(
      voted,
      [ada, bob, eve, dan].map(({ userId }) => userId),
    )
    if (!step.ok) throw new Error(step.refusal)
    expect(step.space.queue.current?.itemId).toBe('item-2')
    expect(step.say).toMatchObject([{ type: 'song-started', by: null, commandId: null }])
    expect(step.space.playback.startedAt).toBe(T0 + 100)
  })

  it('S31: votes of who left are none, an empty room skips nothing, nor one where there is no such vote', () => {
    const voted = must(must(decided, vote(), ada), vote(), bob)
    expect(counted(voted, [eve.userId, dan.userId]).ok).toBe(false)
    expect(counted(voted, []).ok).toBe(false)
    expect(counted(set(voted, { skipShare: null }), [ada.userId]).ok).toBe(false)
    expect(counted(decided, [host.userId]).ok).toBe(false)
  })

  it('S31: whoever is left, counting skips exactly when one of their votes, given again, would', () => {
    fc.assert(
      fc.property(
        fc.subarray([ada, bob, eve, dan], { minLength: 1 }),
        fc.subarray(present, { minLength: 1 }),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        (voters, here, share) => {
          // By their votes alone nothing has been skipped so far.
          const space = { ...set(decided, { skipShare: share }), skipVotes: voters.map(({ userId }) => userId) }
          const again = voters.find(({ userId }) => here.includes(userId))
          const step = again && reduce(space, command(vote(1, here), 0, again), T0)
          const wouldSkip = step?.ok === true && step.space.queue.current?.itemId === 'item-2'
          expect(counted(space, here).ok).toBe(wouldSkip)
        },
      ),
    )
  })

  it('S20: the needed votes are the share, rounded up, and one at least', () => {
    expect([1, 2, 3, 4, 5].map((people) => votesToSkip(0.5, people))).toEqual([1, 1, 2, 2, 3])
    expect([votesToSkip(1, 7), votesToSkip(0.01, 7), votesToSkip(0.07, 100)]).toEqual([7, 1, 7])
  })
})
