import {
  advance,
  type CommandId,
  heldAt,
  type Intent,
  type ItemId,
  infoOf,
  type ListenerState,
  LOAD_LEAD_MS,
  leadFor,
  type PlaybackState,
  type PositionMs,
  PROTOCOL_VERSION,
  type PublicUser,
  positionAt,
  type RoomJoined,
  reduce,
  type ServerMs,
  type SpaceId,
  type SpaceState,
  type Step,
  type UserId,
  undoOf,
  wakeAt,
} from '@earshot/sync'
import type { WebSocket } from 'ws'
import type { Accepted, Spaces } from '../spaces/spaces.ts'
import { Alarm, type Timers } from './alarm.ts'
import { Calibrations } from './calibrations.ts'
import { fanOut, say } from './fan-out.ts'
import { Flurry, PRESENCE, STATES } from './flurry.ts'
import { Recent } from './recent.ts'
import { Space, type User } from './space.ts'
import { States } from './states.ts'

/** Whose command it is, and under which id. */
export type Asked = { by: PublicUser; commandId: CommandId; itemId?: ItemId | undefined }

export type StreamManagerDeps = {
  spaces: Spaces
  now: () => ServerMs
  timers: Timers
  /** The round trip that the server measured on this socket, in ms; null before the first answer. */
  roundTripOf: (ws: WebSocket) => number | null
  /** Told of each accepted step, after everyone was. */
  onAccepted: (accepted: Accepted) => void
  onProblem: (problem: string, error: unknown) => void
}

/** A space with somebody in it, and what rings and is told there. */
type Room = {
  space: Space
  alarm: Alarm
  presence: Flurry
  states: States
  standings: Flurry
  calibrations: Calibrations
}

/** Refused commands that are remembered; a client says a command again for some seconds only. */
const REFUSED_LIMIT = 5000
/** A commit that loses so many races in a row is given up as `unavailable`. */
const COMMIT_TRIES = 16

/** The rooms with somebody in them: carries commands to the reducer, and what it says to everyone. */
export class StreamManager {
  readonly #deps: StreamManagerDeps
  /** Commands that were refused: said again, when the room has changed meanwhile, they still are. */
  readonly #refused = new Recent<string, Step>(REFUSED_LIMIT)
  readonly #open = new Map<SpaceId, Room>()

  constructor(deps: StreamManagerDeps) {
    this.#deps = deps
    deps.spaces.watch((accepted) => this.#tell(accepted))
  }

  /** Holds the room's song; `already-paused`, `nothing-playing` or `not-current` when there is nothing to hold. */
  pausePlayback(spaceId: SpaceId, asked: Asked): Promise<Step> {
    return this.decide(spaceId, { type: 'pause-playback', itemId: asked.itemId }, asked)
  }

  /** Lets the held song go on; `already-playing`, `nothing-playing` or `not-current`. */
  resumePlayback(spaceId: SpaceId, asked: Asked): Promise<Step> {
    return this.decide(spaceId, { type: 'resume-playback', itemId: asked.itemId }, asked)
  }

  /** Puts the song at `positionMs`, cut to its duration; `nothing-playing` or `not-current`. */
  seekPlayback(spaceId: SpaceId, positionMs: PositionMs, asked: Asked): Promise<Step> {
    return this.decide(spaceId, { type: 'seek-playback', itemId: asked.itemId, positionMs }, asked)
  }

  /** Where the song stands this instant, in ms; 0 in a room where nothing plays or nobody is. */
  getCurrentPlaybackTime(spaceId: SpaceId): PositionMs {
    const state = this.#open.get(spaceId)?.space.state
    const now = this.#deps.now()
    return state === undefined ? (0 as PositionMs) : positionAt(heldAt(advance(state, now), now).playback, now)
  }

  /** The newest state decided; it takes effect at its `lastUpdated`. Null for a room with nobody in it. */
  getPlaybackState(spaceId: SpaceId): PlaybackState | null {
    return this.#open.get(spaceId)?.space.playbackState ?? null
  }

  /** Carries any intent of a user to the reducer and commits what comes of it. */
  async decide(spaceId: SpaceId, intent: Intent, { by, commandId }: Asked): Promise<Step> {
    const key = `${spaceId} ${by.userId} ${commandId}`
    const before = this.#refused.get(key)
    if (before !== undefined) return before
    const lead = this.#leadOf(spaceId)
    const loadLeadMs = Math.max(lead, LOAD_LEAD_MS)
    const step = await this.#commit(spaceId, { ...intent, by, commandId, leadMs: lead, loadLeadMs })
    if (!step.ok) this.#refused.set(key, step)
    return step
  }

  /** `ws` listens to the space from now on, and hears all about it first. False when there is no such space. */
  async join(spaceId: SpaceId, user: Omit<User, 'ws'>, ws: WebSocket): Promise<boolean> {
    await this.#commit(spaceId, { type: 'time-passed' })
    const state = await this.#deps.spaces.load(spaceId)
    if (state === null) return false
    // From here to the greeting nothing is waited for: nobody can leave, or commit, in between.
    const room = this.#openSpace(state)
    const { space, presence, alarm } = room
    const isNew = space.enter(user, ws)
    say(ws, this.#joined(room, user))
    if (isNew) presence.changed()
    // What was committed while the load was on its way was told to nobody here.
    const newest = await this.#deps.spaces.load(spaceId)
    if (newest !== null && newest.revision > space.state.revision) {
      space.state = newest
      alarm.set(wakeAt(newest))
      say(ws, this.#joined(room, user))
    }
    return true
  }

  leave(spaceId: SpaceId, userId: string, ws: WebSocket): void {
    const room = this.#open.get(spaceId)
    if (room === undefined) return
    room.calibrations.left(ws)
    room.states.left(userId, ws)
    room.standings.changed()
    if (!room.space.leave(userId, ws)) return
    room.presence.changed()
    if (!room.space.isEmpty) return
    room.alarm.set(null)
    room.presence.close()
    room.standings.close()
    room.calibrations.close()
    this.#open.delete(spaceId)
  }

  /** A listener says how they stand: to be shown to the others, and to be believed for nothing else. */
  reportState(spaceId: SpaceId, userId: string, ws: WebSocket, state: ListenerState): void {
    const room = this.#open.get(spaceId)
    room?.states.said(userId, ws, state)
    room?.standings.changed()
  }

  /** A user is called otherwise from now on, wherever they are. */
  renameUser(userId: string, name: string): void {
    for (const { space, presence } of this.#open.values()) {
      const user = space.users.get(userId)
      if (user === undefined || user.name === name) continue
      user.name = name
      presence.changed()
    }
  }

  /** The epoch and revision that the room's listeners should have seen by now. */
  standOf(spaceId: SpaceId): Pick<SpaceState, 'epoch' | 'revision'> | null {
    return this.#open.get(spaceId)?.space.state ?? null
  }

  /** How devices in the room measure each other; null for a room with nobody in it. */
  calibrationsOf(spaceId: SpaceId): Calibrations | null {
    return this.#open.get(spaceId)?.calibrations ?? null
  }

  /** Who is in the room now. */
  presentUsers(spaceId: SpaceId): PublicUser[] {
    return this.#open.get(spaceId)?.space.publicUsers() ?? []
  }

  /** By what name someone is known in the room: who is here, was let in, or has a song in the queue. */
  knownUser(spaceId: SpaceId, userId: UserId): PublicUser | null {
    const room = this.#open.get(spaceId)
    if (room === undefined) return null
    const { queue, door } = room.space.state
    const items = [...queue.upcoming, ...queue.played, ...(queue.current === null ? [] : [queue.current])]
    const known = [...room.space.publicUsers(), ...door.admitted, ...items.map(({ addedBy }) => addedBy)]
    return known.find((user) => user.userId === userId) ?? null
  }

  listenersOf(spaceId: SpaceId): number {
    return this.#open.get(spaceId)?.space.users.size ?? 0
  }

  async #commit(spaceId: SpaceId, command: Parameters<typeof reduce>[1]): Promise<Step> {
    for (let tries = 0; tries < COMMIT_TRIES; tries++) {
      const state = await this.#deps.spaces.load(spaceId)
      if (state === null) return { ok: false, refusal: 'space-not-found' }
      const now = this.#deps.now()
      const due = wakeAt(state)
      // Songs that ended before the command came are over before it is looked at.
      const isLate = command.type !== 'time-passed' && due !== null && due <= now
      const step = reduce(state, isLate ? { type: 'time-passed' } : command, now)
      if (!step.ok) return step
      const done = await this.#deps.spaces.commit(step, state.revision)
      if (done && !isLate) return step
    }
    return { ok: false, refusal: 'unavailable' }
  }

  #openSpace(state: SpaceState) {
    const existing = this.#open.get(state.spaceId)
    if (existing !== undefined) {
      // A commit may have been watched between the load and now; the newer one stands.
      if (state.revision > existing.space.state.revision) existing.space.state = state
      return existing
    }
    const space = new Space(state)
    const ring = () => {
      this.#commit(state.spaceId, { type: 'time-passed' }).catch((error) =>
        this.#deps.onProblem('a song’s end could not be told', error),
      )
    }
    const states = new States()
    const room: Room = {
      space,
      calibrations: new Calibrations(space, this.#deps.timers, this.#deps.now),
      alarm: new Alarm(this.#deps.timers, this.#deps.now, ring),
      presence: new Flurry(
        this.#deps.timers,
        PRESENCE,
        () => space.users.size,
        () => fanOut(space.sockets(), { type: 'users-changed', spaceId: state.spaceId, users: space.publicUsers() }),
      ),
      states,
      standings: new Flurry(
        this.#deps.timers,
        STATES,
        () => space.users.size,
        () => {
          const news = states.news(space.users)
          if (news.length > 0) fanOut(space.sockets(), { type: 'states-changed', spaceId: state.spaceId, states: news })
        },
      ),
    }
    room.alarm.set(wakeAt(state))
    this.#open.set(state.spaceId, room)
    return room
  }

  #tell(accepted: Accepted): void {
    const room = this.#open.get(accepted.space.spaceId)
    if (room !== undefined) {
      room.space.state = accepted.space
      room.alarm.set(wakeAt(accepted.space))
      const sockets = room.space.sockets()
      for (const message of accepted.say) fanOut(sockets, message)
    }
    this.#deps.onAccepted(accepted)
  }

  #joined({ space, states }: Room, user: Omit<User, 'ws'>): RoomJoined {
    const { spaceId, epoch, revision, creatorId, playback, queue, skipVotes } = space.state
    return {
      type: 'room-joined',
      protocolVersion: PROTOCOL_VERSION,
      spaceId,
      epoch,
      revision,
      serverTime: this.#deps.now(),
      room: infoOf(space.state),
      you: { userId: user.userId as PublicUser['userId'], name: user.name },
      creatorId,
      users: space.presentUsers((it) => states.of(it)),
      itemId: queue.current?.itemId ?? null,
      playback,
      queue,
      undo: undoOf(space.state),
      skipVotes,
      chat: [],
    }
  }

  #leadOf(spaceId: SpaceId): number {
    const sockets = this.#open.get(spaceId)?.space.sockets() ?? []
    return leadFor(sockets.map((ws) => this.#deps.roundTripOf(ws)).filter((it) => it !== null))
  }
}
