import type { Cancel } from './environment.ts'

/** How loud a device is for its listener: `volume` from 0 to 1. */
type Volume = { volume: number; muted: boolean }

/** How loud the player is to be: by this device's volume, by a fade upon it, and by whoever wants the song silent for a moment. */
export class Loudness {
  readonly #hushes = new Set<object>()
  readonly #changed: () => void
  #fade = 1

  constructor(changed: () => void) {
    this.#changed = changed
  }

  /** Silent until the answer is called. */
  hush(): Cancel {
    const reason = {}
    this.#hushes.add(reason)
    this.#changed()
    return () => {
      if (this.#hushes.delete(reason)) this.#changed()
    }
  }

  /** From 0 to 1, of whatever the volume is. */
  fade(share: number): void {
    this.#fade = Math.min(1, Math.max(0, share))
    this.#changed()
  }

  /** Loudness is heard in proportions: half way down the slider should be half as loud. */
  of({ volume, muted }: Volume): number {
    return muted || this.#hushes.size > 0 ? 0 : (volume * this.#fade) ** 2
  }
}
