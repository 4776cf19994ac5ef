import {
  type DoorView,
  may,
  newItem,
  type PublicUser,
  type ServerCommand,
  type ServerMs,
  type SpaceState,
  wakeAt,
} from '@earshot/sync'
import type { WebSocket } from 'ws'
import { Alarm, type Timers } from './alarm.ts'
import { AUTO_DJ, AutoDj, type AutoDjDeps } from './auto-dj.ts'
import { Calibrations } from './calibrations.ts'
import { Departures } from './departures.ts'
import { fanOut } from './fan-out.ts'
import { DOOR, Flurry, PRESENCE, STATES } from './flurry.ts'
import { Reactions } from './reactions.ts'
import { Space } from './space.ts'
import { StandIns } from './stand-in.ts'
import { States } from './states.ts'

export type RoomDeps = Omit<AutoDjDeps, 'timers' | 'now' | 'onProblem'> & {
  timers: Timers
  now: () => ServerMs
  newItemId: () => Parameters<typeof newItem>[0]['itemId']
  /** Carries out what the room itself wants; `problem` is what to say when that fails. */
  commit: (command: ServerCommand, problem: string) => Promise<unknown>
  leadMs: () => number
  loadLeadMs: () => number
  waiting: () => PublicUser[]
  onProblem: (problem: string, error: unknown) => void
}

/** A space with somebody in it, and all that rings and is told there. */
export class Room {
  readonly space: Space
  readonly states = new States()
  readonly presence: Flurry
  readonly standings: Flurry
  /** What those are told who keep the door. */
  readonly door: Flurry
  readonly calibrations: Calibrations
  readonly reactions: Reactions
  readonly #alarm: Alarm
  readonly #standIns: StandIns
  readonly #departures: Departures
  readonly #autoDj: AutoDj
  readonly #waiting: () => PublicUser[]

  constructor(state: SpaceState, deps: RoomDeps) {
    const { timers, now } = deps
    const space = new Space(state)
    const { spaceId } = state
    const crowd = () => space.users.size
    this.space = space
    this.#waiting = deps.waiting
    this.calibrations = new Calibrations(space, timers, now)
    this.presence = new Flurry(timers, PRESENCE, crowd, () => {
      fanOut(space.sockets(), { type: 'users-changed', spaceId, users: space.publicUsers() })
    })
    this.standings = new Flurry(timers, STATES, crowd, () => {
      const news = this.states.news(space.users)
      if (news.length > 0) fanOut(space.sockets(), { type: 'states-changed', spaceId, states: news })
    })
    this.door = new Flurry(timers, DOOR, crowd, () => this.tellDoor(this.#keepers()))
    this.#alarm = new Alarm(timers, now, () => {
      void deps.commit({ type: 'time-passed' }, 'a song’s end could not be told')
    })
    this.#standIns = new StandIns(space, timers, now, (userId) => {
      void deps.commit({ type: 'stand-in', userId }, 'nobody could stand in for the host')
    })
    this.#departures = new Departures(space, timers, now, (present) => {
      const command = { type: 'count-votes' as const, present, leadMs: deps.leadMs() }
      void deps.commit(command, 'the votes to skip could not be counted')
    })
    this.reactions = new Reactions(timers, now, (shown, at) => {
      fanOut(space.sockets(), { type: 'reacted', spaceId, at, shown })
    })
    this.#autoDj = new AutoDj(space, deps, (song) => {
      const item = newItem({ itemId: deps.newItemId(), song, addedBy: AUTO_DJ, addedAt: now() })
      return deps.commit(
        { type: 'refill-queue', item, loadLeadMs: deps.loadLeadMs() },
        'the auto-DJ could not add a song',
      )
    })
    this.#alarm.set(wakeAt(state))
  }

  /** The room stands otherwise: a commit, or a load that is newer. */
  became(state: SpaceState): void {
    const before = this.space.state
    this.space.state = state
    this.#alarm.set(wakeAt(state))
    const isOtherRule =
      before.settings.permissions !== state.settings.permissions ||
      before.roles !== state.roles ||
      before.hostId !== state.hostId ||
      before.actingHostId !== state.actingHostId
    if (isOtherRule || before.door !== state.door) this.door.changed()
    this.#autoDj.look()
    if (isOtherRule) this.#standIns.look()
  }

  /** Somebody has gone, with the last of their tabs. */
  left(userId: string): void {
    this.#departures.left(userId)
    this.peopleChanged()
  }

  /** Somebody came, or went. */
  peopleChanged(): void {
    this.#standIns.look()
    this.#autoDj.look()
  }

  keeps(userId: string): boolean {
    return may(this.space.state, userId as PublicUser['userId'], 'manage-people')
  }

  /** Tells `sockets` of the door: they must be of somebody who keeps it. */
  tellDoor(sockets: readonly WebSocket[]): void {
    if (sockets.length === 0) return
    fanOut(sockets, { type: 'door-changed', spaceId: this.space.state.spaceId, door: this.#doorView() })
  }

  close(): void {
    this.#alarm.set(null)
    this.#standIns.close()
    this.#departures.close()
    this.#autoDj.close()
    this.presence.close()
    this.standings.close()
    this.door.close()
    this.calibrations.close()
    this.reactions.close()
  }

  #keepers(): WebSocket[] {
    return [...this.space.users.values()].flatMap(({ userId, ws }) => (this.keeps(userId) ? ws : []))
  }

  /** Those who are here by the names that they have now. */
  #doorView(): DoorView {
    const { invites, bans, admitted } = this.space.state.door
    const named = (user: PublicUser): PublicUser => {
      const here = this.space.users.get(user.userId)
      return here === undefined ? user : { ...user, name: here.name }
    }
    return { invites, bans, admitted: admitted.map(named), waiting: this.#waiting() }
  }
}
