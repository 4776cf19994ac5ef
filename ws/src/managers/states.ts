import { bestState, type ListenerState, type UserState } from '@earshot/sync'
import type { WebSocket } from 'ws'
import type { User } from './space.ts'

/**
 * How the people of one space say that they stand. Kept in memory with the socket that said it, gone with it, written
 * nowhere, and passed on to be looked at: nothing is ever decided by it.
 */
export class States {
  readonly #said = new Map<WebSocket, ListenerState>()
  /** What everyone was told of a user. */
  readonly #told = new Map<string, ListenerState>()
  readonly #changed = new Set<string>()

  said(userId: string, ws: WebSocket, state: ListenerState): void {
    this.#said.set(ws, state)
    this.#changed.add(userId)
  }

  /** This tab of a user is gone. */
  left(userId: string, ws: WebSocket): void {
    if (this.#said.delete(ws)) this.#changed.add(userId)
  }

  /** How a user stands: as the best of their tabs does. */
  of(user: User): ListenerState | undefined {
    return bestState(user.ws.flatMap((ws) => this.#said.get(ws) ?? []))
  }

  /** What is new since the last time, among those present. */
  news(users: ReadonlyMap<string, User>): UserState[] {
    const news: UserState[] = []
    for (const userId of this.#changed) {
      const user = users.get(userId)
      const state = user && this.of(user)
      const isNew = state !== this.#told.get(userId)
      if (state === undefined) this.#told.delete(userId)
      else this.#told.set(userId, state)
      if (user !== undefined && isNew) news.push({ userId: userId as UserState['userId'], state: state ?? null })
    }
    this.#changed.clear()
    return news
  }
}
