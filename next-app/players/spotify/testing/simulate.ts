import { asServerMs, type Item, type ItemId, newItem, type Song } from '@earshot/sync'
import { chance } from '@earshot/sync/testing'
import { startStint, stopFrom } from '../../shared/plan.ts'
import { knowNothing, type Learned } from '../doing.ts'
import { Helm } from '../helm.ts'
import { type DeviceManners, SimulatedDevice } from './simulated-device.ts'

export const LENGTH_MS = 240_000

export const itemOf = (trackId: string): Item =>
  newItem({
    itemId: trackId as ItemId,
    addedBy: { userId: 'u' as Item['addedBy']['userId'], name: 'U' },
    addedAt: asServerMs(0),
    song: {
      songId: trackId as Song['songId'],
      title: trackId,
      artist: '',
      album: '',
      durationMs: LENGTH_MS as Song['durationMs'],
      coverUrl: null,
      source: { kind: 'spotify', trackId },
    },
  })

/** A page with a device, in virtual time. `offs`: every 10 ms how far what is heard is from where it should be; null: silence. */
export class Simulation {
  readonly helm: Helm
  readonly device: SimulatedDevice
  readonly told: { at: number; do: string }[] = []
  readonly #chance: () => number
  readonly #acts: { at: number; act: () => void }[] = []
  now = 1_000_000
  #isLoud = false
  #nextLook = 0
  #id = 1

  constructor(seed: number, manners: DeviceManners, learned: Learned = knowNothing()) {
    this.#chance = chance(seed)
    this.helm = new Helm(() => LENGTH_MS, learned)
    const world = {
      now: () => this.now,
      after: (ms: number, act: () => void) => this.#after(ms, act),
      chance: this.#chance,
    }
    this.device = new SimulatedDevice(world, manners, () => LENGTH_MS)
  }

  start(trackId: string, positionMs: number, inMs = 400): void {
    const stint = { id: this.#id++, item: itemOf(trackId), positionMs, at: this.now + inMs }
    this.helm.become(startStint(this.helm.plan, stint, this.now))
  }

  stop(inMs = 100): void {
    this.helm.become(stopFrom(this.helm.plan, this.now + inMs, this.now))
  }

  /** Lets time pass; answers what was heard each 10 ms: how far from where it should have been. */
  run(ms: number): { at: number; offMs: number | null; seenMs: number | null }[] {
    const heard: { at: number; offMs: number | null; seenMs: number | null }[] = []
    for (const end = this.now + ms; this.now < end; this.now += 1) {
      for (const due of this.#acts.filter(({ at }) => at <= this.now)) {
        this.#acts.splice(this.#acts.indexOf(due), 1)
        due.act()
      }
      if (this.now >= this.#nextLook) this.#look()
      if (this.now % 10 === 0) heard.push(this.#listen())
    }
    return heard
  }

  #look(): void {
    const told = this.device.state()
    // A reading is stamped to some ms.
    const at = this.now + (this.#chance() - 0.5) * 6
    this.helm.read({
      at,
      trackIds: told === null ? [] : [told.trackId],
      positionMs: told?.positionMs ?? 0,
      isPaused: told?.isPaused ?? true,
      isLoading: false,
    })
    const act = this.helm.next(this.now)
    if (act !== null) {
      this.told.push({ at: this.now, do: act.do })
      if (act.do === 'play') this.#after(80 + 420 * this.#chance(), () => this.device.play(act.trackId, act.positionMs))
      else if (act.do === 'seek') this.device.seek(act.positionMs)
      else this.device[act.do]()
    }
    this.#isLoud = this.helm.isLoudAt(this.now)
    this.#nextLook = this.now + this.helm.wish(this.now)
  }

  #listen() {
    const stint = this.helm.plan.findLast(({ at, until }) => at <= this.now && this.now < until)
    const heardMs = this.#isLoud ? this.device.heardMs() : null
    const should = stint === undefined ? null : stint.positionMs + this.now - stint.at
    const seen = this.helm.positionAt(this.now)
    return {
      at: this.now,
      offMs: heardMs === null || should === null ? null : heardMs - should,
      seenMs: seen === null || should === null ? null : seen - should,
    }
  }

  #after(ms: number, act: () => void): void {
    this.#acts.push({ at: this.now + ms, act })
  }
}
