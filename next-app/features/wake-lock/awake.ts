/** A screen that is kept on until it is let go, by us or by the browser, which says so. */
export type Lock = { release: () => Promise<void>; onrelease: (() => void) | null }

/** Holds a lock while it is wanted, if there is one to be had. */
export class Awake {
  readonly #request: () => Promise<Lock>
  #lock: Lock | null = null
  #isWanted = false
  #isBusy = false

  constructor(request: () => Promise<Lock>) {
    this.#request = request
  }

  get isHeld(): boolean {
    return this.#lock !== null
  }

  /** Wants the lock from now on, or not; settled when it is so, or was refused. */
  async want(isWanted: boolean): Promise<void> {
    this.#isWanted = isWanted
    if (this.#isBusy) return
    this.#isBusy = true
    while (this.#isWanted !== this.isHeld) if (!(await this.#turn())) break
    this.#isBusy = false
  }

  async #turn(): Promise<boolean> {
    const held = this.#lock
    if (held !== null) {
      this.#lock = null
      await held.release().catch(() => undefined)
      return true
    }
    // Browsers refuse it on a low battery.
    const lock = await this.#request().catch(() => null)
    if (lock === null) return false
    this.#lock = lock
    lock.onrelease = () => {
      if (this.#lock === lock) this.#lock = null
    }
    return true
  }
}
