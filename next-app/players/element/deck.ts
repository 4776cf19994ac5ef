import type { SongId } from '@earshot/sync'
import type { SoundAddress } from '../shared/sound-address.ts'

/** Where a deck tells what happened to it. */
export type DeckEvents = {
  /** There is sound to play now, at the place where it stands. */
  ready: (songId: SongId) => void
  failed: (deck: Deck, isNetwork: boolean) => void
  /** The browser wants a gesture first. */
  refused: () => void
}

/**
 * Bug #2: Chromium moves an element that is muted, or whose volume is 0, to an output that does not exist, and back when it is
 * to be heard, which shifts it by 20 to 40 ms. A hundred decibels down there is silence as well.
 */
const SILENT = 1e-5

/** Ears take a step of loudness for a click, and elements know no ramp: loudness goes by these. */
const LOUDNESS = [0, 0.1, 0.3, 0.6, 1]
const LOUDEST = LOUDNESS.length - 1
/** A song this near to its end does not wait for data. */
const END_MS = 500

/** One HTML media element: holds a song, stands at a place in it, plays, more or less loud. */
export class Deck {
  readonly #element = new Audio()
  readonly #events: DeckEvents
  #songId: SongId | null = null
  #address: SoundAddress | Promise<SoundAddress> | null = null
  #waitingSince: number | null = null
  /** Which of LOUDNESS it has. */
  #step = 0
  #volume = 1

  constructor(events: DeckEvents) {
    this.#events = events
    const element = this.#element
    element.preload = 'auto'
    // Or trims would be made by cutting out and repeating, and not by resampling.
    element.preservesPitch = false
    const ready = () => {
      this.#waitingSince = null
      if (this.#songId !== null) events.ready(this.#songId)
    }
    element.oncanplay = ready
    element.onseeked = ready
    element.onplaying = ready
    // Some phones load no further than this before they play.
    element.onsuspend = () => {
      if (element.readyState >= element.HAVE_METADATA && !element.seeking && this.#waitingSince === null) ready()
    }
    element.onwaiting = () => {
      this.#waitingSince ??= performance.now()
    }
    element.onerror = () => {
      const { error } = element
      if (this.#songId !== null) events.failed(this, error?.code === MediaError.MEDIA_ERR_NETWORK)
    }
    this.#sound()
  }

  get songId(): SongId | null {
    return this.#songId
  }

  /** Whether it stands where it was told to, with sound to play. */
  get isCued(): boolean {
    return !this.#element.seeking && this.#element.readyState >= this.#element.HAVE_CURRENT_DATA
  }

  get positionMs(): number {
    return this.#element.currentTime * 1000
  }

  /** Whether its song goes on: it is neither out of data nor at its end. */
  get isMoving(): boolean {
    return this.waitedMs === 0 && !this.#element.paused && !this.#element.ended
  }

  /** Since how many ms it has been out of data; 0 while it is not. */
  get waitedMs(): number {
    const { duration, currentTime } = this.#element
    if (this.#waitingSince === null || (duration - currentTime) * 1000 < END_MS) return 0
    return performance.now() - this.#waitingSince
  }

  /** How long its song is; null while that is not known. */
  get lengthMs(): number | null {
    const { duration } = this.#element
    return Number.isFinite(duration) && duration > 0 ? duration * 1000 : null
  }

  /** Loads a song, as soon as it is known from where. */
  load(songId: SongId, address: SoundAddress | Promise<SoundAddress>): void {
    this.unload()
    this.#songId = songId
    this.#waitingSince = null
    this.#address = address
    if (!(address instanceof Promise)) return this.#fetch(address)
    void address.then((known) => {
      if (this.#address === address) this.#fetch(known)
    })
  }

  #fetch({ url }: SoundAddress): void {
    this.#element.src = url
    this.#element.load()
  }

  unload(): void {
    if (this.#songId === null) return
    this.#songId = null
    this.#address = null
    this.#element.pause()
    this.#element.removeAttribute('src')
    this.#element.load()
  }

  cue(positionMs: number): void {
    this.#element.pause()
    this.#element.playbackRate = 1
    this.#waitingSince = null
    if (Math.abs(this.positionMs - positionMs) > 0.01) this.#element.currentTime = positionMs / 1000
  }

  play(): void {
    this.#element.play().catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'NotAllowedError') this.#events.refused()
    })
  }

  pause(): void {
    this.#element.pause()
    this.#element.playbackRate = 1
    this.#waitingSince = null
    this.beHeard(false)
  }

  rate(rate: number): void {
    this.#element.playbackRate = rate
  }

  /** Loud or silent at once. */
  beHeard(isHeard: boolean): void {
    this.#step = isHeard ? LOUDEST : 0
    this.#sound()
  }

  /** One step louder or softer each time it is asked, from end to end in four; whether it is there. */
  fade(toBeHeard: boolean): boolean {
    const step = Math.min(LOUDEST, Math.max(0, this.#step + (toBeHeard ? 1 : -1)))
    if (step !== this.#step) {
      this.#step = step
      this.#sound()
    }
    return step === (toBeHeard ? LOUDEST : 0)
  }

  setVolume(volume: number): void {
    this.#volume = volume
    this.#sound()
  }

  /** Within a gesture: phones let an element sound that was once played in one. */
  unlock(): void {
    if (!this.#element.paused) return
    this.#element.play().catch(() => {})
    this.#element.pause()
  }

  #sound(): void {
    const loudness = (LOUDNESS[this.#step] ?? 1) * this.#volume
    this.#element.volume = Math.max(SILENT, loudness)
    // Where the volume is the device's own (iOS), silence still is the page's.
    this.#element.muted = loudness === 0 && this.#element.volume > 2 * SILENT
  }
}
