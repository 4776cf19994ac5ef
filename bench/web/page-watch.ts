/** What a page notes of itself while it loads; found as `earshotWatch` on its `window`. All times in ms since its navigation. */
export type Watched = {
  firstPaintMs: number | null
  /** When a press of play or pause was first answered: the button shows the other of the two. */
  interactiveMs: number | null
  /** The sum of all layout shifts, as Chromium reckons them. */
  shift: number
  /** What moved, for whoever wants to mend it. */
  moved: string[]
}

declare global {
  interface Window {
    earshotWatch: Watched
  }
}

/**
 * Runs in the page before its own scripts. It presses the button of play and pause in each frame in which it can be pressed, until that
 * is answered: so the first press that counts is found, as a visitor's would be who presses as early as can be.
 */
export function watchPage(presses: boolean): void {
  const watched: Watched = { firstPaintMs: null, interactiveMs: null, shift: 0, moved: [] }
  window.earshotWatch = watched
  type Shift = PerformanceEntry & { value: number; hadRecentInput: boolean; sources: { node: Node | null }[] }
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as Shift[]) {
      if (entry.hadRecentInput) continue
      watched.shift += entry.value
      for (const { node } of entry.sources) {
        const element = node instanceof Element ? node : node?.parentElement
        watched.moved.push(`${entry.value.toFixed(4)} ${element?.tagName} ${element?.className}`)
      }
    }
  }).observe({ type: 'layout-shift', buffered: true })
  new PerformanceObserver((list) => {
    const first = list.getEntriesByName('first-contentful-paint')[0]
    if (first) watched.firstPaintMs = first.startTime
  }).observe({ type: 'paint', buffered: true })

  const buttonNamed = (name: string) => document.querySelector<HTMLButtonElement>(`button[aria-label="${name}"]`)
  let pressed: string | null = null
  const look = () => {
    const now = buttonNamed('Pause') ?? buttonNamed('Play')
    const name = now?.getAttribute('aria-label') ?? null
    if (pressed !== null && name !== null && name !== pressed) {
      watched.interactiveMs = performance.now()
      return
    }
    if (now && name === 'Pause' && !now.disabled) {
      now.click()
      pressed = name
    }
    requestAnimationFrame(look)
  }
  if (presses) requestAnimationFrame(look)
}
