import {
  asLocalMs,
  asOutputDelay,
  asServerMs,
  type Capabilities,
  emptyQueue,
  type Item,
  type ItemId,
  lastOf,
  type PositionMs,
  PROTOCOL_VERSION,
  type SongId,
  type SpaceId,
} from '@earshot/sync'
import type { MakeSound } from '../../players/player.ts'
import { Screen } from '../../players/screen.ts'
import type { CalibrationHands } from '../calibration/status.ts'
import type { Diagnostics } from '../diagnostics.ts'
import { Reactions } from '../reactions.ts'
import type { Pass, RoomSession, RoomSnapshot, Told } from '../room-session.ts'
import { demoInfo, demoItem, demoSong, demoUser } from './demo-room.ts'

const you = demoUser('You')

/** A room in which nothing has been added yet. */
const bare: RoomSnapshot = {
  spaceId: 'k7m2qx' as SpaceId,
  link: { phase: 'online' },
  sound: { state: 'idle' },
  sync: {
    clockBoundMs: 0.3,
    doubtMs: 0.05,
    roundTripMs: 0.6,
    errorMs: null,
    outputLatencyMs: 21,
    accuracy: 'sample',
    player: 'stream',
  },
  joined: true,
  name: 'A room',
  you,
  creatorId: you.userId,
  room: demoInfo(you),
  undo: null,
  skipVotes: [],
  skipNeeded: null,
  door: null,
  chat: [],
  entry: { state: 'inside' },
  users: [you],
  states: new Map(),
  item: null,
  isPlaying: false,
  onAir: null,
  queue: emptyQueue,
  volume: 0.8,
  muted: false,
  outputDelayMs: 0,
  calibration: { phase: 'none' },
  calibrationQuestion: null,
  correction: null,
  isMeasurable: true,
  notice: null,
}

const CAPABILITIES: Capabilities = {
  accuracy: 'sample',
  prepareMs: 60,
  settleMs: 350,
  jumpAboveMs: 15,
  deadbandMs: 0.2,
  trimLimit: 0.003,
  trimLeast: 0,
}

/**
 * A session without a server: commands change the snapshot at once, `now` (ms) moves the song. For tests of what stands
 * upon a session, and for looking at pages.
 */
export class FakeSession implements RoomSession {
  /** Shows what is wished; nobody is there to be measured, or to measure. */
  readonly calibration: CalibrationHands = {
    measure: (userId) => this.become({ calibration: { phase: 'asking', userId } }),
    correct: () => this.become({ calibration: { phase: 'none' } }),
    stop: () => this.become({ calibration: { phase: 'none' } }),
    answer: () => this.become({ calibrationQuestion: null }),
    setMeasurable: (isMeasurable) => this.become({ isMeasurable }),
  }
  /** What one shows is told to oneself at once. */
  readonly reactions = new Reactions((reaction) => {
    const { spaceId, you } = this.#snapshot
    const shown = [{ userId: you?.userId ?? null, reaction, many: 1 }]
    this.reactions.heard({ type: 'reacted', spaceId, at: asServerMs(this.#now()), shown })
  })
  readonly screen = new Screen()
  readonly #listeners = new Set<() => void>()
  readonly #now: () => number
  #snapshot: RoomSnapshot
  #startedAt: number
  #heldMs: number
  #items = 0
  unlocks = 0
  /** How many keep the song silent, how much of its volume it has, and when sounds were ordered for. */
  hushes = 0
  fade = 1
  /** What there is to see of its sound; null: nothing. */
  bands: Uint8Array | null = null
  readonly sounds: number[] = []

  constructor(now: () => number, room: Partial<RoomSnapshot> = {}, positionMs = 0) {
    this.#now = now
    this.#snapshot = { ...bare, ...room }
    this.#startedAt = now() - positionMs
    this.#heldMs = positionMs
  }

  /** Lets anything about the room be so from now on. */
  become(part: Partial<RoomSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...part }
    for (const listener of this.#listeners) listener()
  }

  getSnapshot = (): RoomSnapshot => this.#snapshot

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  positionNow(): PositionMs {
    const { item, isPlaying } = this.#snapshot
    const position = isPlaying ? this.#now() - this.#startedAt : this.#heldMs
    return Math.min(Math.max(0, position), lastOf(item?.song ?? null)) as PositionMs
  }

  pause(): void {
    this.#heldMs = this.positionNow()
    this.become({ isPlaying: false })
  }

  resume(): void {
    this.#startedAt = this.#now() - this.#heldMs
    this.become({ isPlaying: true })
  }

  seek(positionMs: PositionMs): void {
    this.#startedAt = this.#now() - positionMs
    this.#heldMs = positionMs
    this.become({})
  }

  skip(): void {
    const [next] = this.#snapshot.queue.upcoming
    this.#start(next ?? null)
  }

  previous(): void {
    this.seek(0 as PositionMs)
  }

  playItem(itemId: ItemId): void {
    this.#start(this.#snapshot.queue.upcoming.find((item) => item.itemId === itemId) ?? null)
  }

  removeItem(itemId: ItemId): void {
    const { queue } = this.#snapshot
    this.become({ queue: { ...queue, upcoming: queue.upcoming.filter((item) => item.itemId !== itemId) } })
  }

  addSong(songId: SongId): void {
    const item = demoItem(demoSong({ id: songId, seconds: 150 }), this.#snapshot.you ?? you, 1000 + this.#items++)
    if (this.#snapshot.item === null) this.#start(item)
    else {
      const { queue } = this.#snapshot
      this.become({ queue: { ...queue, upcoming: [...queue.upcoming, item] } })
    }
  }

  readonly told: Told[] = []
  readonly passes: Pass[] = []

  async tell(command: Told): Promise<null> {
    this.told.push(command)
    return null
  }

  enter(pass: Pass): void {
    this.passes.push(pass)
  }

  requestEntry(): void {
    this.become({ entry: { state: 'waiting' } })
  }

  async queueSong(songId: SongId): Promise<null> {
    this.addSong(songId)
    return null
  }

  setVolume(volume: number): void {
    this.become({ volume })
  }

  setMuted(muted: boolean): void {
    this.become({ muted })
  }

  setOutputDelay(ms: number): void {
    this.become({ outputDelayMs: asOutputDelay(ms) })
  }

  setFade(share: number): void {
    this.fade = share
  }

  spectrum(bands: Uint8Array<ArrayBuffer>): boolean {
    if (this.bands !== null) bands.set(this.bands.subarray(0, bands.length))
    return this.bands !== null
  }

  hush(): () => void {
    this.hushes++
    return () => void this.hushes--
  }

  sound(_make: MakeSound, at: number): () => void {
    this.sounds.push(at)
    return () => void this.sounds.splice(this.sounds.indexOf(at), 1)
  }

  async unlockSound(): Promise<void> {
    this.unlocks++
    const { sound, item } = this.#snapshot
    if (sound.state === 'locked' && item !== null) this.become({ sound: { state: 'in-step', itemId: item.itemId } })
  }

  diagnostics(): Diagnostics {
    const { spaceId, link, sound } = this.#snapshot
    return {
      at: asLocalMs(this.#now()),
      protocolVersion: PROTOCOL_VERSION,
      spaceId,
      link,
      sound: sound.state,
      clock: null,
      player: { name: 'stream', capabilities: CAPABILITIES, output: {} },
      follow: { trims: 0, jumps: 0, recent: [], errorMs: null },
      leadMs: null,
    }
  }

  renew(): void {}
  close(): void {
    this.#listeners.clear()
  }

  #start(item: Item | null): void {
    this.#startedAt = this.#now()
    this.#heldMs = 0
    const { queue } = this.#snapshot
    this.become({
      item,
      isPlaying: item !== null,
      sound: item === null ? { state: 'idle' } : { state: 'in-step', itemId: item.itemId },
      queue: {
        ...queue,
        current: item,
        upcoming: queue.upcoming.filter(({ itemId }) => itemId !== item?.itemId),
        played: queue.current === null ? queue.played : [...queue.played, queue.current],
      },
    })
  }
}
