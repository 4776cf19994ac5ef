/** One timer that can be set anew; `close` ends it. */
export type Ticker = { at: (ms: number) => void; close: () => void }

const SOURCE = `let timer
onmessage = ({ data }) => {
  clearTimeout(timer)
  timer = setTimeout(() => postMessage(0), data)
}`

/**
 * Calls `tick` once, so many ms after each `at`. The time is kept in a worker: a hidden page's own timers come once a second, and
 * after five silent minutes once a minute, while an element must be started and stopped at its instant. Without
 * workers it is the page's timer, good enough while the page is seen or sounds.
 */
export const openTicker = (tick: () => void): Ticker => {
  try {
    const url = URL.createObjectURL(new Blob([SOURCE], { type: 'text/javascript' }))
    const worker = new Worker(url)
    worker.onmessage = tick
    return {
      at: (ms) => worker.postMessage(ms),
      close: () => {
        worker.terminate()
        URL.revokeObjectURL(url)
      },
    }
  } catch {
    let timer: ReturnType<typeof setTimeout> | undefined
    const at = (ms: number) => {
      clearTimeout(timer)
      timer = setTimeout(tick, ms)
    }
    return { at, close: () => clearTimeout(timer) }
  }
}
