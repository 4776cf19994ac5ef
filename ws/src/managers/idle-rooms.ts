import type { SpaceId, SpaceState } from '@earshot/sync'
import type { Spaces } from '../spaces/spaces.ts'
import type { Timers } from './alarm.ts'

/** How the database stands to a room. */
export type RoomStore = {
  isWritten(space: SpaceState): boolean
  save(space: SpaceState): void
  release(spaceId: SpaceId): void
}

export type IdleRoomsDeps = {
  spaces: Spaces
  rooms: RoomStore
  /** People in the room now. */
  listenersOf: (spaceId: SpaceId) => number
  timers: Timers
  now: () => number
  /** A room that nobody has been in for so long leaves memory. */
  idleMs: number
}

/** Looked at so often, in ms. */
export const LOOK_EVERY_MS = 60_000

/**
 * Lets rooms leave memory that nobody has been in for long, once the database holds them. One that it does not hold yet is
 * written and looked at again; while the database is away, all stay.
 */
export class IdleRooms {
  readonly #deps: IdleRoomsDeps
  /** Since when each has been seen empty. */
  readonly #emptySince = new Map<SpaceId, number>()
  #timer: unknown = null

  constructor(deps: IdleRoomsDeps) {
    this.#deps = deps
    this.#setTimer()
  }

  close(): void {
    this.#deps.timers.clearTimeout(this.#timer)
  }

  /** Looks at every room in memory once. */
  look(): void {
    const { spaces, rooms, listenersOf, now, idleMs } = this.#deps
    const empty = [...spaces.awake()].filter(({ spaceId }) => listenersOf(spaceId) === 0)
    const isEmpty = new Set(empty.map(({ spaceId }) => spaceId))
    for (const spaceId of this.#emptySince.keys()) if (!isEmpty.has(spaceId)) this.#emptySince.delete(spaceId)
    for (const space of empty) {
      const since = this.#emptySince.get(space.spaceId) ?? now()
      this.#emptySince.set(space.spaceId, since)
      if (now() - since < idleMs) continue
      if (!rooms.isWritten(space)) rooms.save(space)
      else if (spaces.letSleep(space.spaceId, space.revision)) {
        rooms.release(space.spaceId)
        this.#emptySince.delete(space.spaceId)
      }
    }
  }

  #setTimer(): void {
    this.#timer = this.#deps.timers.setTimeout(() => {
      this.look()
      this.#setTimer()
    }, LOOK_EVERY_MS)
  }
}
