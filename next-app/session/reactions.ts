import type { Reacted, Reaction } from '@earshot/sync'

/** What people in the room show each other: it is told as it happens, and is no part of what the room is. */
export interface ReactionHands {
  /** Shows it to all, oneself included, when the server has told of it; lost where there is no link. */
  show(reaction: Reaction): void
  /** Calls `listener` with all that is told from now on; answers how to stop. */
  listen(listener: (reacted: Reacted) => void): () => void
}

/** Passes reactions on, and keeps none. */
export class Reactions implements ReactionHands {
  readonly #send: (reaction: Reaction) => void
  readonly #listeners = new Set<(reacted: Reacted) => void>()

  constructor(send: (reaction: Reaction) => void) {
    this.#send = send
  }

  show = (reaction: Reaction): void => this.#send(reaction)

  listen = (listener: (reacted: Reacted) => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  heard(reacted: Reacted): void {
    for (const listener of this.#listeners) listener(reacted)
  }
}
