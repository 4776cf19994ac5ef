import {
  asLocalMs,
  asOutputDelay,
  type CommandId,
  fold,
  type ItemId,
  type LocalMs,
  type PositionMs,
  PROTOCOL_VERSION,
  REFUSALS,
  type Refusal,
  type RoomView,
  type ServerMs,
  type SongId,
  type SpaceId,
  type UpCommand,
} from '@earshot/sync'
import type { MakeSound, Player } from '../players/player.ts'
import { Screen } from '../players/screen.ts'
import { Calibration } from './calibration/calibration.ts'
import type { Diagnostics } from './diagnostics.ts'
import { entering, entryAfter, isEntering, silenced } from './entry.ts'
import type { Cancel, Environment } from './environment.ts'
import { Errands } from './errands.ts'
import { Lengths } from './lengths.ts'
import { Loudness } from './loudness.ts'
import { Meter } from './meter.ts'
import { answered, expire, GIVE_UP_AFTER_MS, hoped, type Pending, press, repeat } from './pending.ts'
import { Probing } from './probing.ts'
import { Reactions } from './reactions.ts'
import { isCalibration, readMessage } from './read-message.ts'
import { listenerStateOf, Reporting } from './reporting.ts'
import type { Entry, Pass, RoomSession, RoomSnapshot, Told, WithoutId } from './room-session.ts'
import { emptySnapshot, shownPosition, shownRoom, soundOf, withChanges } from './snapshot.ts'
import { SocketLink } from './socket-link.ts'
import { Steering } from './steering.ts'

/** The player is looked at this often; a hidden tab's timers are slower, and what is scheduled plays on all the same. */
const LOOK_EVERY_MS = 250
/** A `join-room` that is not answered within this time was lost. */
const ASK_AGAIN_AFTER_MS = 3000

/** Trying again would not change these. */
const FINAL: ReadonlySet<Refusal> = new Set<Refusal>(['space-not-found', 'unsupported-version', 'too-many-tabs'])

/** Chooses a player, given what the room's clock shows at instants of this device's; null until that is known. */
export type ChoosePlayer = (toServer: (at: LocalMs) => ServerMs | null) => Player

/** A session: wires link, clock, view and player together. All decisions are made in the core. */
export class SessionCore implements RoomSession {
  readonly calibration: Calibration
  readonly reactions: Reactions
  readonly screen: Screen
  readonly #env: Environment
  readonly #player: Player
  readonly #link: SocketLink
  readonly #clock: Probing
  readonly #steering: Steering
  readonly #reporting: Reporting
  readonly #lengths: Lengths
  readonly #errands: Errands
  readonly #spaceId: SpaceId
  readonly #listeners = new Set<() => void>()
  readonly #undo: Cancel[] = []
  #view: RoomView | null = null
  #pending: Pending = []
  #snapshot: RoomSnapshot
  readonly #meter: Meter
  #cancelLook: Cancel | null = null
  #leadMs: number | null = null
  /** Whether this link's `join-room` was answered, and when it was last sent. */
  #isWelcome = false
  #askedAt: LocalMs = 0 as LocalMs
  #isUnlocked = false
  /** What leads past this room's door, where it has one. */
  #pass: Pass = {}
  readonly #loudness = new Loudness(() => this.#setLoudness({}))
  #isClosed = false

  constructor(spaceId: SpaceId, env: Environment, choose: ChoosePlayer, screen = new Screen(), pass: Pass = {}) {
    this.screen = screen
    this.#pass = pass
    this.#spaceId = spaceId
    this.#env = env
    const player = choose((at) => this.#clock.toServer(at))
    this.#player = player
    this.#snapshot = emptySnapshot(spaceId)
    this.#clock = new Probing(env, () => this.#link.probe())
    this.#steering = new Steering(player, this.#clock, env.now)
    this.#meter = new Meter(player, this.#clock, this.#steering, env.now())
    this.#reporting = new Reporting((state) => this.#link.send({ type: 'report-state', ...state }))
    this.#lengths = new Lengths(env.newCommandId, (command) => this.#link.send(command))
    this.#errands = new Errands(env.newCommandId, (command) => this.#isWelcome && this.#link.send(command))
    this.#link = new SocketLink(env, {
      opened: () => this.#onOpened(),
      closed: () => this.#onClosed(),
      received: (text, at) => this.#onText(text, at),
      changed: () => this.#publish(),
      asked: () => this.#clock.happened({ type: 'woke' }),
    })
    this.reactions = new Reactions(
      (reaction) => this.#isWelcome && this.#link.send({ type: 'send-reaction', reaction }),
    )
    this.calibration = new Calibration({
      env,
      newCommandId: env.newCommandId,
      openMicrophone: env.openMicrophone,
      toLocal: (at) => this.#clock.toLocal(at),
      send: (message) => this.#link.send(message),
      canSound: () => player.see(env.now()).canSound,
      sound: (make, at) => this.sound(make, at),
      hush: () => this.hush(),
      snapshot: this.getSnapshot,
      become: (part) => this.#become(part),
      setOutputDelay: (ms) => this.setOutputDelay(ms),
    })
    this.#undo.push(
      env.onWake(() => this.#onWake()),
      player.onChange(() => this.#look()),
    )
    this.#setLoudness({})
    this.#link.open()
    this.#tick()
  }

  getSnapshot = (): RoomSnapshot => this.#snapshot

  subscribe = (listener: () => void): Cancel => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  positionNow(): PositionMs {
    if (this.#view === null) return 0 as PositionMs
    return shownPosition(this.#view, this.#serverNow(this.#view), hoped(this.#pending))
  }

  pause = (): void => this.#press({ type: 'pause-playback', itemId: this.#meant() })
  resume = (): void => this.#press({ type: 'resume-playback', itemId: this.#meant() })
  seek = (positionMs: PositionMs): void => this.#press({ type: 'seek-playback', itemId: this.#meant(), positionMs })
  skip = (): void => this.#press({ type: 'skip-song', itemId: this.#meant() })
  previous = (): void => this.#press({ type: 'previous-song', itemId: this.#meant() })
  playItem = (itemId: ItemId): void => this.#press({ type: 'play-item', itemId })
  removeItem = (itemId: ItemId): void => this.#press({ type: 'remove-item', itemId })
  addSong = (songId: SongId): void => this.#press({ type: 'add-song', songId })
  // Somebody watches a list fill: its songs never get old.
  queueSong = (songId: SongId): Promise<Refusal | null> => this.#tell({ type: 'add-song', songId }, null)
  tell = (command: Told): Promise<Refusal | null> => this.#tell(command, GIVE_UP_AFTER_MS)

  enter(pass: Pass): void {
    this.#pass = pass
    this.#become({ entry: entering(this.#snapshot.entry) })
    this.#join()
  }

  requestEntry(): void {
    this.#link.send({ type: 'request-entry', spaceId: this.#spaceId })
    this.#become({ entry: { state: 'waiting' } })
  }

  setVolume = (volume: number): void => this.#setLoudness({ volume: Math.min(1, Math.max(0, volume)) })
  setMuted = (muted: boolean): void => this.#setLoudness({ muted })

  setOutputDelay(ms: number): void {
    const outputDelayMs = asOutputDelay(ms)
    if (outputDelayMs === this.#snapshot.outputDelayMs) return
    this.#player.setOutputDelay(outputDelayMs)
    this.#steering.moved()
    this.#become({ outputDelayMs })
    this.#look()
  }

  hush = (): Cancel => this.#loudness.hush()
  setFade = (share: number): void => this.#loudness.fade(share)
  spectrum = (bands: Uint8Array<ArrayBuffer>): boolean => this.#player.spectrum?.(bands) ?? false
  sound = (make: MakeSound, at: number): Cancel | null => this.#player.sound(make, asLocalMs(at))
  renew = (): void => this.#link.renew()

  unlockSound = async (): Promise<void> => {
    await this.#player.unlock()
    this.#isUnlocked = true
    this.#look()
  }

  diagnostics(): Diagnostics {
    const { capabilities, name } = this.#player
    const [reading, figures] = [this.#clock.reading(), this.#clock.figures()]
    return {
      at: this.#env.now(),
      protocolVersion: PROTOCOL_VERSION,
      spaceId: this.#spaceId,
      link: this.#link.status(),
      sound: this.#snapshot.sound.state,
      clock: reading && figures && { ...reading, ...figures },
      player: { name, capabilities, output: this.#player.diagnostics() },
      follow: { ...this.#steering.log.figures(), errorMs: this.#steering.errorMs },
      leadMs: this.#leadMs,
    }
  }

  close(): void {
    this.#isClosed = true
    this.#cancelLook?.()
    for (const undo of this.#undo) undo()
    this.calibration.close()
    this.#errands.close()
    this.#clock.close()
    this.#link.close()
    this.#player.close()
    this.#listeners.clear()
  }

  /** The item that the listener sees, so that a press which comes too late does nothing. */
  #meant(): ItemId | undefined {
    return this.#snapshot.item?.itemId
  }

  #tell(command: Told, patienceMs: number | null): Promise<Refusal | null> {
    return this.#errands.tell(command, this.#env.now(), patienceMs)
  }

  #press(command: WithoutId<UpCommand>): void {
    const named = { ...command, commandId: this.#env.newCommandId() as CommandId } as UpCommand
    this.#pending = press(this.#pending, named, this.#env.now())
    if (this.#snapshot.joined) this.#link.send(named)
    this.#publish()
  }

  #setLoudness(loudness: Partial<Pick<RoomSnapshot, 'volume' | 'muted'>>): void {
    this.#become(loudness)
    this.#player.setVolume(this.#loudness.of(this.#snapshot))
  }

  #onOpened(): void {
    this.#isWelcome = false
    this.#reporting.begin()
    // Who was sent away comes in again by their own wish, not by a link that broke.
    if (this.#snapshot.entry.state !== 'out') this.#join()
    this.#clock.happened({ type: 'connected' })
  }

  #onClosed(): void {
    this.#clock.happened({ type: 'disconnected' })
    this.calibration.unlinked()
  }

  #onWake(): void {
    this.#link.wake()
    // A call or a locked screen takes the sound away; who has allowed it once need not be asked again.
    if (this.#isUnlocked) this.#player.unlock().catch(() => {})
    this.#clock.happened({ type: 'woke' })
    this.#look()
  }

  #join(): void {
    this.#askedAt = this.#env.now()
    this.#link.send({
      type: 'join-room',
      protocolVersion: PROTOCOL_VERSION,
      spaceId: this.#spaceId,
      ...this.#pass,
    })
  }

  #onText(text: string, arrivedAt: LocalMs): void {
    const message = readMessage(text)
    if (message === null) return
    if (message.type === 'clock-answered') this.#clock.answered(message, arrivedAt)
    else if (message.type === 'message-refused') this.#onRefused(message.code, message.message)
    else if (isCalibration(message)) this.calibration.heard(message)
    else if (message.type === 'reacted') this.reactions.heard(message)
    else if (message.type === 'command-accepted') {
      if (!this.#errands.answered(message.commandId, null)) this.#pending = answered(this.#pending, message.commandId)
    } else if (message.type === 'command-refused') this.#onCommandRefused(message)
    if ('by' in message && message.by !== null && 'playback' in message) {
      this.#leadMs = message.playback.lastUpdated - this.#serverNow(this.#view)
    }
    const { view, missed } = fold(this.#view, message, this.#serverNow(this.#view))
    this.#view = view
    // Until the room is told anew, what came after the gap is all that is known.
    if (missed && this.#isWelcome) {
      this.#isWelcome = false
      this.#join()
    }
    // What was pressed while the link was down is said again; the server knows what it has done already.
    if (message.type === 'entry-granted') this.#join()
    if (message.type === 'room-joined') {
      this.#isWelcome = true
      this.#become({ entry: { state: 'inside' } })
      this.#repeat(true)
    }
    // The ear first: drawing takes its time.
    this.#look()
    if (message.type !== 'clock-answered') this.#publish()
  }

  #repeat(isNewLink: boolean): void {
    const { pending, say } = repeat(this.#pending, this.#env.now(), isNewLink)
    this.#pending = pending
    for (const command of say) this.#link.send(command)
    this.#errands.look(this.#env.now(), isNewLink)
  }

  #onCommandRefused({ commandId, code, message }: { commandId: CommandId; code: Refusal; message: string }): void {
    if (this.calibration.refused(commandId, code) || this.#errands.answered(commandId, code)) return
    this.#pending = answered(this.#pending, commandId)
    if (!this.#lengths.isOwn(commandId)) this.#notice(code, message)
  }

  #onRefused(code: Refusal, message: string): void {
    const entry = entryAfter(code, this.#snapshot.entry)
    if (entry !== null) return this.#shutOut(entry)
    if (code === 'invite-invalid') {
      // Perhaps the door is open without it.
      this.#pass = {}
      this.#notice(code, message)
      return this.#join()
    }
    const { entry: before } = this.#snapshot
    if (code === 'rate-limited' && before.state === 'password') this.#become({ entry: { ...before, isTrying: false } })
    if (FINAL.has(code)) this.#link.refused(code, message)
    else this.#notice(code, message)
  }

  /** The door is shut: what was heard of the room is over, and what was asked of those inside is asked again. */
  #shutOut(entry: Entry): void {
    this.#isWelcome = false
    this.#pass = {}
    if (this.#view !== null) this.#view = silenced(this.#view, this.#serverNow(this.#view))
    this.#become({ entry })
    this.#look()
    if (entry.state === 'waiting') this.requestEntry()
  }

  #tick(): void {
    if (this.#isClosed) return
    const { pending, givenUp } = expire(this.#pending, this.#env.now())
    this.#pending = pending
    this.#repeat(false)
    if (!this.#isWelcome && isEntering(this.#snapshot.entry) && this.#env.now() - this.#askedAt >= ASK_AGAIN_AFTER_MS)
      this.#join()
    if (givenUp > 0) this.#notice('unavailable', REFUSALS.unavailable)
    this.#look()
    this.#report()
    this.#cancelLook = this.#env.after(LOOK_EVERY_MS, () => this.#tick())
  }

  #look(): void {
    if (this.#isClosed || this.#view === null) return
    this.#steering.look(this.#view)
    this.#publish()
  }

  #report(): void {
    if (!this.#isWelcome) return
    this.#lengths.look(this.#snapshot.item, this.#player, this.#env.now())
    const { errorMs } = this.#steering
    const figures = { errorMs, boundMs: this.#clock.reading()?.boundMs ?? null, hidden: this.#env.isHidden() }
    this.#reporting.look(listenerStateOf(this.#snapshot.sound.state, this.#player, figures), this.#env.now())
  }

  #notice(code: Refusal, message: string): void {
    this.#become({ notice: { id: (this.#snapshot.notice?.id ?? 0) + 1, code, message } })
  }

  #serverNow(view: RoomView | null) {
    return this.#clock.serverNow() ?? view?.playback.lastUpdated ?? (0 as RoomView['playback']['lastUpdated'])
  }

  /** Shows what is so now; nobody is told when nothing is new. */
  #publish(): void {
    const view = this.#view
    const room = view === null ? null : shownRoom(view, this.#serverNow(view), hoped(this.#pending))
    const item = room?.item ?? null
    const isLive = item?.song.source.kind === 'live'
    this.#become({
      ...room,
      link: this.#link.status(),
      onAir: item !== null && isLive ? (this.#player.titleOf?.(item) ?? null) : null,
      sound: soundOf(this.#steering.standing, item, item && this.#player.failureOf(item)),
      ...this.#meter.look(this.#env.now()),
    })
  }

  #become(part: Partial<RoomSnapshot>): void {
    const next = withChanges(this.#snapshot, part)
    if (next === this.#snapshot) return
    this.#snapshot = next
    for (const listener of this.#listeners) listener()
  }
}
