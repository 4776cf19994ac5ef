import {
  advance,
  barredFrom,
  type ChatMessage,
  type Command,
  type CommandId,
  heldAt,
  type Intent,
  type ItemId,
  infoOf,
  type ListenerState,
  LOAD_LEAD_MS,
  leadFor,
  may,
  NEEDS,
  type PlaybackState,
  type PositionMs,
  PROTOCOL_VERSION,
  type PublicUser,
  positionAt,
  REFUSALS,
  type Reaction,
  type Refusal,
  type RoomJoined,
  reduce,
  type ServerMs,
  type SpaceId,
  type SpaceState,
  type Step,
  type UpChat,
  type UserId,
  undoOf,
  wakeAt,
} from '@earshot/sync'
import type { WebSocket } from 'ws'
import type { Accepted, Spaces } from '../spaces/spaces.ts'
import type { Talk } from '../spaces/talk.ts'
import type { Timers } from './alarm.ts'
import type { AutoDjDeps } from './auto-dj.ts'
import type { Calibrations } from './calibrations.ts'
import { Chatting, chatNews, silencedIn } from './chatting.ts'
import { Doorstep } from './doorstep.ts'
import { fanOut, say } from './fan-out.ts'
import { knownIn } from './known-user.ts'
import { type ListedRoom, listed } from './listed.ts'
import type { Pass, PassCheckDeps } from './pass-check.ts'
import { Recent } from './recent.ts'
import { Room } from './room.ts'
import type { User } from './space.ts'

/** Whose command it is, and under which id. */
export type Asked = { by: PublicUser; commandId: CommandId; itemId?: ItemId | undefined }

export type StreamManagerDeps = {
  spaces: Spaces
  talk: Talk
  now: () => ServerMs
  timers: Timers
  newItemId: () => ItemId
  isPassword: PassCheckDeps['isPassword']
  /** Where the auto-DJs of rooms find songs, and by which chance they choose. */
  autoDj: Pick<AutoDjDeps, 'chance' | 'librarySongs' | 'songsPlayed'>
  /** The round trip that the server measured on this socket, in ms; null before the first answer. */
  roundTripOf: (ws: WebSocket) => number | null
  /** Told of each accepted step and the space before it, after everyone was. */
  onAccepted: (accepted: Accepted, before: SpaceState) => void
  onProblem: (problem: string, error: unknown) => void
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
  readonly #doorstep: Doorstep
  readonly #chatting: Chatting

  constructor(deps: StreamManagerDeps) {
    this.#deps = deps
    this.#doorstep = new Doorstep({
      ...deps,
      letIn: (spaceId, user) => this.#commit(spaceId, { type: 'let-in', user }),
      onChanged: (spaceId) => this.#open.get(spaceId)?.door.changed(),
    })
    this.#chatting = new Chatting(deps.talk, deps.now)
    deps.spaces.watch((accepted, before) => this.#tell(accepted, before))
    deps.talk.watch((event) => {
      const room = this.#open.get(event.spaceId)
      if (room !== undefined) fanOut(room.space.sockets(), chatNews(event))
    })
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
    else if (intent.type === 'admit-user' && !intent.isAdmitted) {
      this.#doorstep.turnAway(spaceId, intent.user.userId, 'turned-away')
    }
    return step
  }

  /**
   * `ws` listens to the space from now on, and hears all about it first; or why not: there is no such space, or its door is shut
   * to who brings no better pass.
   */
  async join(spaceId: SpaceId, user: Omit<User, 'ws'>, ws: WebSocket, pass: Pass = {}): Promise<Refusal | null> {
    await this.#commit(spaceId, { type: 'time-passed' })
    const found = await this.#deps.spaces.load(spaceId)
    if (found === null) return 'space-not-found'
    const refusal = this.#isPresent(spaceId, user.userId) ? null : await this.#doorstep.pass(found, user, pass)
    if (refusal !== null) return refusal
    const chat = await this.#deps.talk.newest(spaceId)
    const state = await this.#deps.spaces.load(spaceId)
    if (state === null) return 'space-not-found'
    // From here to the greeting nothing is waited for: nobody can leave, or commit, in between.
    if (!this.#isPresent(spaceId, user.userId)) {
      const meanwhile = barredFrom(state, user.userId as UserId)
      if (meanwhile !== null) return meanwhile
    }
    const room = this.#openSpace(state)
    const { space, presence } = room
    const isNew = space.enter(user, ws)
    say(ws, this.#joined(room, user, chat))
    if (room.keeps(user.userId)) room.tellDoor([ws])
    if (isNew) {
      presence.changed()
      room.peopleChanged()
    }
    this.#doorstep.left(spaceId, user.userId, ws)
    // What was committed, or said, while the load was on its way was told to nobody here.
    const newest = await this.#deps.spaces.load(spaceId)
    const talked = await this.#deps.talk.newest(spaceId)
    const isLater = newest !== null && newest.revision > space.state.revision
    if (isLater) room.became(newest)
    if ((isLater || talked.at(-1)?.messageId !== chat.at(-1)?.messageId) && this.isInside(spaceId, user.userId, ws)) {
      say(ws, this.#joined(room, user, talked))
    }
    return null
  }

  leave(spaceId: SpaceId, userId: string, ws: WebSocket): void {
    const room = this.#open.get(spaceId)
    if (room === undefined) return
    room.calibrations.left(ws)
    room.states.left(userId, ws)
    room.standings.changed()
    if (!room.space.leave(userId, ws)) return
    room.presence.changed()
    room.left(userId)
    if (!room.space.isEmpty) return
    room.close()
    this.#open.delete(spaceId)
  }

  /** Whether this very socket is in the room: it may have been removed. */
  isInside(spaceId: SpaceId, userId: string, ws: WebSocket): boolean {
    return this.#open.get(spaceId)?.space.users.get(userId)?.ws.includes(ws) === true
  }

  /** Somebody asks those inside to be let in, and waits; or why that is of no use. */
  async requestEntry(spaceId: SpaceId, user: PublicUser, ws: WebSocket): Promise<Refusal | null> {
    const space = await this.#deps.spaces.load(spaceId)
    return space === null ? 'space-not-found' : this.#doorstep.knock(space, user, ws)
  }

  /** This socket waits before the door no more. */
  stopWaiting(spaceId: SpaceId, userId: string, ws: WebSocket): void {
    this.#doorstep.left(spaceId, userId, ws)
  }

  /** Says something in the room, or takes it back; answers why not, or null. */
  async chat(spaceId: SpaceId, by: PublicUser, command: UpChat): Promise<Refusal | null> {
    const space = await this.#deps.spaces.load(spaceId)
    return space === null ? 'space-not-found' : this.#chatting.carryOut(space, by, command)
  }

  /** Shows something to all in the room; answers why not, or null. */
  react(spaceId: SpaceId, userId: UserId, reaction: Reaction): Refusal | null {
    const room = this.#open.get(spaceId)
    if (room === undefined) return 'not-joined'
    return silencedIn(room.space.state, userId) ?? room.reactions.show(userId, reaction)
  }

  /** A listener says how they stand: to be shown to the others, and to be believed for nothing else. */
  reportState(spaceId: SpaceId, userId: string, ws: WebSocket, state: ListenerState): void {
    const room = this.#open.get(spaceId)
    room?.states.said(userId, ws, state)
    room?.standings.changed()
  }

  /** A user is called otherwise from now on, wherever they are. */
  renameUser(userId: string, name: string): void {
    for (const { space, presence, door } of this.#open.values()) {
      const user = space.users.get(userId)
      if (user === undefined || user.name === name) continue
      user.name = name
      presence.changed()
      door.changed()
    }
    this.#doorstep.rename(userId, name)
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

  /** Whether someone may do what this command needs, as far as its name tells. */
  mayTry(spaceId: SpaceId, userId: UserId, type: Intent['type']): boolean {
    const state = this.#open.get(spaceId)?.space.state
    return state !== undefined && may(state, userId, NEEDS[type])
  }

  /** By what name someone is known in the room: who is here, waits outside, was let in, is banned, has added or said something. */
  async knownUser(spaceId: SpaceId, userId: UserId): Promise<PublicUser | null> {
    const room = this.#open.get(spaceId)
    if (room === undefined) return null
    const here = [...room.space.publicUsers(), ...this.#doorstep.waitingAt(spaceId), ...room.space.lately()]
    return knownIn(userId, here, room.space.state, await this.#deps.talk.newest(spaceId))
  }

  listenersOf(spaceId: SpaceId): number {
    return this.#open.get(spaceId)?.space.users.size ?? 0
  }

  /** Rooms with somebody in them that want to be found by anyone, those with most people first. */
  listedRooms(): ListedRoom[] {
    return listed([...this.#open.values()].map(({ space }) => space))
  }

  async #commit(spaceId: SpaceId, command: Command): Promise<Step> {
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

  #openSpace(state: SpaceState): Room {
    const { spaceId } = state
    const existing = this.#open.get(spaceId)
    if (existing !== undefined) {
      // A commit may have been watched between the load and now; the newer one stands.
      if (state.revision > existing.space.state.revision) existing.became(state)
      return existing
    }
    const { onProblem } = this.#deps
    const room = new Room(state, {
      ...this.#deps,
      ...this.#deps.autoDj,
      commit: (command, problem) => this.#commit(spaceId, command).catch((error: unknown) => onProblem(problem, error)),
      leadMs: () => this.#leadOf(spaceId),
      loadLeadMs: () => Math.max(this.#leadOf(spaceId), LOAD_LEAD_MS),
      waiting: () => this.#doorstep.waitingAt(spaceId),
    })
    this.#open.set(spaceId, room)
    return room
  }

  #tell(accepted: Accepted, before: SpaceState): void {
    const room = this.#open.get(accepted.space.spaceId)
    if (room !== undefined) {
      room.became(accepted.space)
      for (const message of accepted.say) if (message.type === 'user-removed') this.#remove(room, message)
      const sockets = room.space.sockets()
      for (const message of accepted.say) fanOut(sockets, message)
    }
    this.#doorstep.review(accepted.space)
    this.#deps.onAccepted(accepted, before)
  }

  /** All tabs of somebody who has to go are told so, and hear and do nothing here any more. */
  #remove({ space }: Room, { spaceId, userId, reason }: { spaceId: SpaceId; userId: UserId; reason: Refusal }): void {
    for (const ws of space.users.get(userId)?.ws ?? []) {
      say(ws, { type: 'message-refused', code: reason, message: REFUSALS[reason] })
      this.leave(spaceId, userId, ws)
    }
  }

  #isPresent(spaceId: SpaceId, userId: string): boolean {
    return this.#open.get(spaceId)?.space.users.has(userId) === true
  }

  #joined({ space, states }: Room, user: Omit<User, 'ws'>, chat: readonly ChatMessage[]): RoomJoined {
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
      chat: [...chat],
    }
  }

  #leadOf(spaceId: SpaceId): number {
    const sockets = this.#open.get(spaceId)?.space.sockets() ?? []
    return leadFor(sockets.map((ws) => this.#deps.roundTripOf(ws)).filter((it) => it !== null))
  }
}
