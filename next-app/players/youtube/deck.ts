import type { SongId } from '@earshot/sync'
import type { Screen } from '../screen.ts'
import { makeFrame } from './frame.ts'
import { STATE, type VendorPlayer, type VendorState, type YouTube } from './types.ts'

/** Where a deck tells what happened to it. */
export type DeckEvents = {
  /** Its video can be played now. */
  ready: (deck: Deck) => void
  /** `code`: the vendor's; null when it did not answer. */
  failed: (deck: Deck, code: number | null) => void
  /** The browser wants a gesture first. */
  refused: () => void
  /** It tells something, perhaps news: `at` is when that came. */
  told: (deck: Deck, at: number) => void
}

/** What does not answer by then is not there. */
const ANSWERS_WITHIN_MS = 15_000

type Cue = { songId: SongId; videoId: string }

/** One of YouTube's players in its frame: holds a video, plays it or not, is seen or not. Positions and lengths in ms. */
export class Deck {
  readonly #load: () => Promise<YouTube>
  readonly #screen: Screen
  readonly #events: DeckEvents
  readonly #now: () => number
  #frame: HTMLIFrameElement | null = null
  #player: VendorPlayer | null = null
  #isOpening = false
  #isReady = false
  #cue: Cue | null = null
  #cuedAtMs = 0
  #state: VendorState = STATE.unstarted
  #playsSince = 0
  #volume = 1
  #isSeen = false
  #isClosed = false
  #answerTimer: ReturnType<typeof setTimeout> | undefined
  #undo: (() => void)[] = []

  constructor(load: () => Promise<YouTube>, screen: Screen, events: DeckEvents, now: () => number) {
    this.#load = load
    this.#screen = screen
    this.#events = events
    this.#now = now
  }

  get songId(): SongId | null {
    return this.#cue?.songId ?? null
  }

  get state(): VendorState {
    return this.#state
  }

  /** Since when it says that it plays, if it does. */
  get playsSince(): number {
    return this.#playsSince
  }

  /** Where it would begin, had it to play now. */
  get standsAtMs(): number {
    return this.#state === STATE.cued ? this.#cuedAtMs : this.positionMs
  }

  get positionMs(): number {
    return (this.#player?.getCurrentTime?.() ?? 0) * 1000
  }

  /** 0 while it is not known. */
  get lengthMs(): number {
    return (this.#player?.getDuration?.() ?? 0) * 1000
  }

  /** What it says of its rate. */
  get rate(): number | null {
    return this.#player?.getPlaybackRate?.() ?? null
  }

  /** Whether its video may be played at these rates. */
  lists(...rates: number[]): boolean {
    const listed = this.#player?.getAvailablePlaybackRates?.() ?? []
    return rates.every((rate) => listed.includes(rate))
  }

  /** Takes a video in; `ready` or `failed` tells what came of it. */
  hold(cue: Cue): void {
    this.#cue = cue
    this.#expectAnswer()
    if (this.#isReady) this.#cueAt(0)
    else if (!this.#isOpening) void this.#open()
  }

  /** Lets its video go, and stops it. */
  letGo(): void {
    if (this.#cue === null) return
    this.#cue = null
    clearTimeout(this.#answerTimer)
    this.pause()
  }

  /** Stands where it is told, silent; a video that was only cued is cued anew. */
  place(positionMs: number): void {
    if (this.#state === STATE.paused) this.#player?.seekTo(positionMs / 1000, true)
    else this.#cueAt(positionMs)
  }

  play(): void {
    this.#player?.playVideo()
  }

  pause(): void {
    if (this.#isReady) this.#player?.pauseVideo()
  }

  seek(positionMs: number): void {
    this.#player?.seekTo(positionMs / 1000, true)
  }

  setRate(rate: number): void {
    this.#player?.setPlaybackRate(rate)
  }

  setVolume(volume: number): void {
    this.#volume = volume
    this.#sound()
  }

  /** What is heard must be seen: a video that begins just before its turn does so silently, behind the one that ends. */
  beSeen(isSeen: boolean): void {
    if (isSeen === this.#isSeen) return
    this.#isSeen = isSeen
    if (this.#frame !== null) this.#frame.style.visibility = isSeen ? '' : 'hidden'
    this.#sound()
  }

  close(): void {
    this.#isClosed = true
    clearTimeout(this.#answerTimer)
    this.#takeDown()
  }

  async #open(): Promise<void> {
    this.#isOpening = true
    try {
      const youTube = await this.#load()
      this.#undo.push(this.#screen.whenHeld((element) => this.#build(youTube, element)))
    } catch {
      this.#isOpening = false
      this.#fail(null)
    }
  }

  #build({ Player }: YouTube, element: HTMLElement): void {
    if (this.#isClosed || this.#cue === null) {
      this.#isOpening = false
      return
    }
    const frame = makeFrame(this.#cue.videoId)
    this.#frame = frame
    frame.style.visibility = this.#isSeen ? '' : 'hidden'
    element.append(frame)
    this.#player = new Player(frame, {
      events: {
        onReady: () => this.#onReady(),
        onStateChange: ({ data }) => this.#onState(data),
        onError: ({ data }) => this.#fail(data),
        onAutoplayBlocked: () => this.#events.refused(),
      },
    })
    // News comes by message. The vendor's own listener may come after this one: it is looked at when both have had their turn.
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }) => this.#events.told(this, data)
    const listen = ({ source }: MessageEvent) => {
      if (source === frame.contentWindow) port2.postMessage(this.#now())
    }
    window.addEventListener('message', listen)
    this.#undo.push(() => {
      window.removeEventListener('message', listen)
      port1.close()
    })
  }

  #onReady(): void {
    if (this.#isClosed) return
    this.#isReady = true
    this.#sound()
    if (this.#cue !== null) this.#cueAt(0)
  }

  #onState(state: VendorState): void {
    if (this.#isClosed) return
    this.#state = state
    if (state === STATE.playing) this.#playsSince = this.#now()
    if (this.#cue === null) return
    if (state === STATE.cued || state === STATE.playing) {
      clearTimeout(this.#answerTimer)
      this.#events.ready(this)
    }
    this.#events.told(this, this.#now())
  }

  #cueAt(positionMs: number): void {
    if (this.#cue === null) return
    this.#cuedAtMs = positionMs
    this.#player?.cueVideoById({ videoId: this.#cue.videoId, startSeconds: positionMs / 1000 })
  }

  #expectAnswer(): void {
    clearTimeout(this.#answerTimer)
    this.#answerTimer = setTimeout(() => this.#fail(null), ANSWERS_WITHIN_MS)
  }

  #fail(code: number | null): void {
    clearTimeout(this.#answerTimer)
    // A frame that never came to life is opened anew for the next video.
    if (!this.#isReady) this.#takeDown()
    if (!this.#isClosed && this.#cue !== null) this.#events.failed(this, code)
  }

  #takeDown(): void {
    for (const undo of this.#undo.splice(0)) undo()
    this.#player?.destroy()
    this.#frame?.remove()
    this.#player = null
    this.#frame = null
    this.#isOpening = false
  }

  #sound(): void {
    if (!this.#isReady) return
    this.#player?.setVolume(Math.round(this.#volume * 100))
    // It keeps a mute of its own, from another visit perhaps.
    if (this.#volume === 0 || !this.#isSeen) this.#player?.mute()
    else this.#player?.unMute()
  }
}
