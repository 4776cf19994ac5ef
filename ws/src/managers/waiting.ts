import type { PublicUser, SpaceId, UserId } from '@earshot/sync'
import type { WebSocket } from 'ws'

/** People who may wait before one door; one more is told to try later. */
export const WAITING_LIMIT = 100

type Waiter = { user: PublicUser; ws: Set<WebSocket> }

/** Who waits before which door, each by the sockets they asked from: in memory, and gone with these. */
export class Waiting {
  readonly #bySpace = new Map<SpaceId, Map<UserId, Waiter>>()

  /** `ws` waits too; `full` when too many others do. */
  knock(spaceId: SpaceId, user: PublicUser, ws: WebSocket): 'waits' | 'full' {
    const waiters = this.#bySpace.get(spaceId) ?? new Map<UserId, Waiter>()
    const waiter = waiters.get(user.userId)
    if (waiter === undefined && waiters.size >= WAITING_LIMIT) return 'full'
    waiters.set(user.userId, { user, ws: (waiter?.ws ?? new Set()).add(ws) })
    this.#bySpace.set(spaceId, waiters)
    return 'waits'
  }

  has(spaceId: SpaceId, userId: UserId, ws: WebSocket): boolean {
    return this.#bySpace.get(spaceId)?.get(userId)?.ws.has(ws) === true
  }

  /** This socket waits no more; answers whether its user does not either. */
  left(spaceId: SpaceId, userId: UserId, ws: WebSocket): boolean {
    const waiter = this.#bySpace.get(spaceId)?.get(userId)
    if (waiter?.ws.delete(ws) !== true || waiter.ws.size > 0) return false
    this.take(spaceId, userId)
    return true
  }

  /** Those before a door, first come first. */
  at(spaceId: SpaceId): PublicUser[] {
    return [...(this.#bySpace.get(spaceId)?.values() ?? [])].map(({ user }) => user)
  }

  /** The user waits no more; answers from where they did. */
  take(spaceId: SpaceId, userId: UserId): WebSocket[] {
    const waiters = this.#bySpace.get(spaceId)
    const sockets = [...(waiters?.get(userId)?.ws ?? [])]
    waiters?.delete(userId)
    if (waiters?.size === 0) this.#bySpace.delete(spaceId)
    return sockets
  }

  /** Answers before which doors somebody of another name waits now. */
  rename(userId: UserId, name: string): SpaceId[] {
    return [...this.#bySpace].flatMap(([spaceId, waiters]) => {
      const waiter = waiters.get(userId)
      if (waiter === undefined || waiter.user.name === name) return []
      waiter.user = { userId, name }
      return spaceId
    })
  }
}
