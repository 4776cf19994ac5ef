import type { LocalMs } from '@earshot/sync'
import type { Chance, DeviceClock, FakeClock } from '@earshot/sync/testing'
import type { MakeSound } from '../next-app/players/player.ts'
import type { Microphone } from '../next-app/session/calibration/microphone.ts'

const SAMPLE_RATE = 48_000
const GAIN = 0.3
const NOISE = 0.05

/** The air of one room: every sound that is made in it, and what microphones hear of them. */
export class Air {
  readonly #clock: FakeClock
  readonly #chance: Chance
  readonly #sounds: { at: number; make: MakeSound }[] = []

  constructor(clock: FakeClock, chance: Chance) {
    this.#clock = clock
    this.#chance = chance
  }

  /** Somebody's loudspeaker makes it now. */
  sound(make: MakeSound): void {
    this.#sounds.push({ at: this.#clock.now(), make })
  }

  /** A microphone that hears everything `delayMs` later, through a little noise. */
  microphone(device: DeviceClock, delayMs: number): Microphone {
    const trueTime = (at: LocalMs) => this.#clock.now() + (at - device.now())
    return {
      sampleRate: SAMPLE_RATE,
      heard: (from, to) => {
        const samples = Float32Array.from(
          { length: ((to - from) * SAMPLE_RATE) / 1000 },
          () => NOISE * (this.#chance() - 0.5),
        )
        for (const { at, make } of this.#sounds) {
          const first = Math.round(((at + delayMs - trueTime(from)) * SAMPLE_RATE) / 1000)
          for (const [n, value] of make(SAMPLE_RATE).entries()) {
            if (first + n >= 0 && first + n < samples.length)
              samples[first + n] = (samples[first + n] ?? 0) + GAIN * value
          }
        }
        return samples
      },
      close: () => {},
    }
  }
}
