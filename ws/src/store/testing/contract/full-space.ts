import { asServerMs, type InviteId, NO_CROSSFADE, PRESETS, type SpaceId, type SpaceState } from '@earshot/sync'
import { anItem, aUser, playing, T0 } from '@earshot/sync/testing'

/** A room with something in every corner of it. */
export const aFullSpace = (spaceId: string, waiting = 6): SpaceState => {
  const space = playing(waiting)
  return {
    ...space,
    spaceId: spaceId as SpaceId,
    revision: 42,
    actingHostId: aUser(1).userId,
    roles: { [aUser(1).userId]: 'moderator', [aUser(2).userId]: 'dj' },
    muted: [aUser(2).userId, aUser(3).userId],
    settings: { ...space.settings, permissions: PRESETS.djs, skipShare: null, autoDj: 'history', isListed: true },
    door: {
      mode: 'approval',
      passwordHash: 'hash',
      invites: [
        {
          inviteId: `invite-of-${spaceId}` as InviteId,
          key: 'k'.repeat(24),
          label: 'Friends',
          by: aUser(2),
          createdAt: asServerMs(T0 + 0.5),
        },
      ],
      admitted: [aUser(3), aUser(4)],
      bans: [{ user: aUser(5), by: aUser(2), at: asServerMs(T0 + 0.25) }],
    },
    queue: {
      order: 'votes',
      repeat: 'all',
      crossfade: { ...NO_CROSSFADE, ms: 6000 },
      current: space.queue.current,
      upcoming: space.queue.upcoming.map((item, n) => ({
        ...item,
        addedBy: aUser(n % 3),
        addedAt: asServerMs(T0 + n / 8),
        isNext: n === 0,
        ...(n > 2 && { round: n }),
        votes: { [aUser(1).userId]: 1, ...(n % 2 === 0 && { [aUser(2).userId]: -1 }) } as const,
      })),
      played: [anItem(101), anItem(102)],
    },
  }
}
