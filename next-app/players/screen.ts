/**
 * Where players show what their vendors want to be seen: one element of the page, which never gives way to another while
 * the page lives, since a frame that is moved loads anew. The page holds it out once; whoever has something to show
 * waits for it.
 */
export class Screen {
  #element: HTMLElement | null = null
  readonly #waiting = new Set<(element: HTMLElement) => void>()

  /** The page has the element, or no more. */
  hold(element: HTMLElement | null): void {
    this.#element = element
    if (element === null) return
    for (const show of this.#waiting) show(element)
    this.#waiting.clear()
  }

  /** Calls `show` with the element as soon as there is one; answers how to wait no longer. */
  whenHeld(show: (element: HTMLElement) => void): () => void {
    if (this.#element !== null) show(this.#element)
    else this.#waiting.add(show)
    return () => this.#waiting.delete(show)
  }
}
