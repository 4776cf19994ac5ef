import { primedElement } from './primed.ts'
import { silentFile } from './silent-file.ts'

/** Longer than the 5 s up to which Chromium takes a sound for a signal, which no system's controls are for. */
const LENGTH_S = 10
/** Not 0, for an element without volume counts for nothing; and lower than any element that plays a song. */
const VOLUME = 0.05
/** A song that begins does not have to share that moment, nor one that ends. */
const BEGINS_AFTER_MS = 1500
const ENDS_AFTER_MS = 300

/**
 * Bug #1: browsers have system controls (lock screen, headset, media keys) for pages with a media element. What a page plays by Web
 * Audio counts for nothing, or, in Chromium (150), as long as it sounds: once it is paused nobody can press play any more. Safari
 * silences it besides when the page is hidden. So a file of silence plays while the room is heard here, and stands while it stands.
 * `interrupted`: the system has silenced the page, for a call, or because headphones were pulled out; or lets it go on.
 */
export class Presence {
  readonly #element = primedElement()
  readonly #interrupted: (isSilent: boolean) => void
  #address: string | null = null
  #isWanted = false
  #isInterrupted = false
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(interrupted: (isSilent: boolean) => void) {
    this.#interrupted = interrupted
    this.#element.loop = true
    this.#element.volume = VOLUME
    this.#element.onpause = () => this.#tell(this.#isWanted && this.#address !== null)
    this.#element.onplay = () => this.#tell(false)
  }

  /** Wants it to be there from now on, or not. */
  want(isWanted: boolean): void {
    if (isWanted === this.#isWanted) return
    this.#isWanted = isWanted
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#settle(), isWanted ? BEGINS_AFTER_MS : ENDS_AFTER_MS)
  }

  close(): void {
    this.#isWanted = false
    clearTimeout(this.#timer)
    this.#element.onpause = null
    this.#element.onplay = null
    this.#element.pause()
    this.#element.removeAttribute('src')
    if (this.#address !== null) URL.revokeObjectURL(this.#address)
  }

  #settle(): void {
    if (!this.#isWanted) return this.#element.pause()
    if (this.#address === null) {
      this.#address = URL.createObjectURL(new Blob([silentFile(LENGTH_S)], { type: 'audio/wav' }))
      this.#element.src = this.#address
    }
    // Where it may not, there are no controls, and the room is heard all the same.
    this.#element.play().catch(() => {})
  }

  #tell(isInterrupted: boolean): void {
    if (isInterrupted === this.#isInterrupted) return
    this.#isInterrupted = isInterrupted
    this.#interrupted(isInterrupted)
  }
}
