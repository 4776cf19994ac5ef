import type { ListenerState, PlaybackState, PresentUser, PublicUser, SpaceState } from '@earshot/sync'
import type { WebSocket } from 'ws'

/** One person in a space, with a socket for each tab. `token` is their secret and leaves the server only as their cookie. */
export type User = { userId: string; name: string; ws: WebSocket[]; token: string }

/** People who have left that are remembered, so that they can still be banned. */
const LATELY_LIMIT = 200

/** A space with somebody in it: its state, and who listens. */
export class Space {
  readonly users = new Map<string, User>()
  state: SpaceState
  /** Who has left, by name; the newest last. */
  readonly #lately = new Map<string, PublicUser>()

  constructor(state: SpaceState) {
    this.state = state
  }

  get creatorId(): string {
    return this.state.creatorId
  }

  get playbackState(): PlaybackState {
    return this.state.playback
  }

  get isEmpty(): boolean {
    return this.users.size === 0
  }

  /** What anyone may know of who is here, in the order in which they came. */
  publicUsers(): PublicUser[] {
    return [...this.users.values()].map(({ userId, name }) => ({ userId: userId as PublicUser['userId'], name }))
  }

  /** The same, and how they stand, where `stateOf` knows. */
  presentUsers(stateOf: (user: User) => ListenerState | undefined): PresentUser[] {
    return [...this.users.values()].map((user) => {
      const { userId, name } = user
      const state = stateOf(user)
      return { userId: userId as PublicUser['userId'], name, ...(state !== undefined && { state }) }
    })
  }

  /** Who was here and has left, as far as is remembered. */
  lately(): PublicUser[] {
    return [...this.#lately.values()]
  }

  sockets(): WebSocket[] {
    return [...this.users.values()].flatMap((user) => user.ws)
  }

  /** Another tab of a user, or the first one. Answers whether the user was not here before. */
  enter(user: Omit<User, 'ws'>, ws: WebSocket): boolean {
    const present = this.users.get(user.userId)
    if (present === undefined) {
      this.users.set(user.userId, { ...user, ws: [ws] })
      return true
    }
    if (!present.ws.includes(ws)) present.ws.push(ws)
    present.name = user.name
    present.token = user.token
    return false
  }

  /** This very socket goes; the user with it, if it was the last (R6, R17). Answers whether the user left. */
  leave(userId: string, ws: WebSocket): boolean {
    const present = this.users.get(userId)
    if (present === undefined || !present.ws.includes(ws)) return false
    present.ws = present.ws.filter((it) => it !== ws)
    if (present.ws.length > 0) return false
    this.users.delete(userId)
    this.#lately.delete(userId)
    this.#lately.set(userId, { userId: userId as PublicUser['userId'], name: present.name })
    const oldest = this.#lately.keys().next()
    if (this.#lately.size > LATELY_LIMIT && oldest.done !== true) this.#lately.delete(oldest.value)
    return true
  }
}
