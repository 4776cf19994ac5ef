import { asLocalMs, type Capabilities, type Item, type LocalMs, type Order, type SongId } from '@earshot/sync'
import {
  type Chance,
  type DeviceClock,
  type Direction,
  deviceClock,
  type FakeClock,
  FakePlayer,
  type FakePlayerOptions,
  lossyLink,
} from '@earshot/sync/testing'
import type { Player } from '../next-app/players/player.ts'
import type { Environment, SocketEvents } from '../next-app/session/environment.ts'
import { SessionCore } from '../next-app/session/session-core.ts'
import type { Air } from './air.ts'
import { SPACE_ID } from './server.ts'
import { VirtualSocket } from './virtual-socket.ts'

export type ListenerOptions = {
  name: string
  /** What its network does to messages. */
  up?: Partial<Direction>
  down?: Partial<Direction>
  roundTripMs?: number
  /** How its clock stands against true time. */
  offsetMs?: number
  skewPpm?: number
  player?: FakePlayerOptions
  /** How long its microphone takes; without this it has none. */
  microphoneMs?: number
}

/** How the world lets a listener in: null while no server is there. */
export type Door = (socket: VirtualSocket, userId: string, roundTripMs: number) => boolean

/** One device with its own clock, network and player, running the client's own session code. */
export class Listener {
  name: string
  readonly session: SessionCore
  readonly device: DeviceClock
  readonly player: FakePlayer
  readonly #wakers = new Set<() => void>()
  readonly #links = new Set<ReturnType<typeof lossyLink<string, string>>>()
  #isOnline = true
  /** While the device sleeps nothing runs on it; what was due runs when it wakes. */
  #asleep: (() => void)[] | null = null

  constructor(options: ListenerOptions, clock: FakeClock, chance: Chance, door: Door, air: Air) {
    this.name = options.name
    this.device = deviceClock(clock, { offsetMs: options.offsetMs ?? 0, skewPpm: options.skewPpm ?? 0 })
    const player = new FakePlayer(options.player)
    this.player = player
    let commands = 0
    const env: Environment = {
      now: this.device.now,
      after: (ms, act) => this.device.after(ms, () => this.#run(act)),
      chance,
      isHidden: () => false,
      newCommandId: () => `${options.name}-${commands++}`,
      prepareSession: async () => {},
      openMicrophone: async () =>
        options.microphoneMs === undefined ? 'absent' : air.microphone(this.device, options.microphoneMs),
      openSocket: (events) => this.#openSocket(events, options, clock, chance, door),
      onWake: (listener) => {
        this.#wakers.add(listener)
        return () => this.#wakers.delete(listener)
      },
    }
    this.session = new SessionCore(SPACE_ID, env, () => ({
      ...asPlayer(this.player, this.device.now),
      get capabilities() {
        return player.capabilities
      },
      sound: (make, at) => {
        const heardAt = player.sound(at, this.device.now())
        if (heardAt === null) return null
        return this.device.after(heardAt - this.device.now(), () => air.sound(make))
      },
    }))
  }

  /** From now on the cookie of this device is somebody else's. */
  becomes(name: string): void {
    this.name = name
  }

  addSong(seconds: number): void {
    this.session.addSong(`song-${seconds}` as SongId)
  }

  /** What really sounds on this device now. */
  heard(): { item: Item; positionMs: number } | null {
    return this.player.heard(this.device.now())
  }

  goOffline(): void {
    this.#isOnline = false
    for (const link of this.#links) link.cut()
  }

  goOnline(): void {
    this.#isOnline = true
    for (const link of this.#links) link.restore()
    this.wake()
  }

  /** The lid closes: no code runs, and no sound is made. */
  sleep(): void {
    this.#asleep ??= []
    this.player.silence()
  }

  wake(): void {
    const due = this.#asleep ?? []
    this.#asleep = null
    for (const act of due) act()
    for (const waker of this.#wakers) waker()
  }

  #run(act: () => void): void {
    if (this.#asleep === null) act()
    else this.#asleep.push(act)
  }

  #openSocket(events: SocketEvents, options: ListenerOptions, clock: FakeClock, chance: Chance, door: Door) {
    const link = lossyLink<string, string>(clock, chance, { up: options.up ?? {}, down: options.down ?? {} })
    let isOpen = true
    const hangUp = () => {
      if (!isOpen) return
      isOpen = false
      this.#links.delete(link)
      clock.after(1, () => this.#run(() => events.closed(1006)))
    }
    const socket = new VirtualSocket((text) => link.far.send(text), hangUp)
    link.far.receive((text) => socket.heard(text))
    link.near.receive((text) => this.#run(() => isOpen && events.received(text, this.device.now())))
    clock.after(options.roundTripMs ?? 1, () => {
      if (!isOpen) return
      if (!this.#isOnline || !door(socket, this.name, options.roundTripMs ?? 1)) return hangUp()
      this.#links.add(link)
      this.#run(() => events.opened())
    })
    return {
      send: (text: string) => link.near.send(text),
      probe: () => link.near.send(JSON.stringify({ type: 'clock-probe', sentAt: this.device.now() })),
      close: () => {
        isOpen = false
        this.#links.delete(link)
        socket.close()
      },
    }
  }
}

/** The player port upon a fake: it has no gesture to wait for, no loudness, and takes no sound back. */
export const asPlayer = (fake: FakePlayer, now: () => LocalMs): Player => {
  return {
    name: 'file',
    get capabilities(): Capabilities {
      return fake.capabilities
    },
    carryOut: (order: Order) => fake.carryOut(order, now()),
    see: (at) => fake.see(asLocalMs(at)),
    lengthMs: () => null,
    failureOf: (item) => (fake.see(now()).loading(item) === 'failed' ? 'format' : null),
    onChange: () => () => {},
    setVolume: () => {},
    setOutputDelay: (ms) => fake.setOutputDelay(ms),
    sound: (_make, at) => (fake.sound(at, now()) === null ? null : () => {}),
    unlock: async () => {},
    outputLatencyMs: () => null,
    diagnostics: () => ({}),
    close: () => {},
  }
}
