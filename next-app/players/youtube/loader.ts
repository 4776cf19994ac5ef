import type { YouTube, YouTubeWindow } from './types.ts'

const ADDRESS = 'https://www.youtube.com/iframe_api'
/** A script that is not there by then is taken for lost. */
export const LOAD_WITHIN_MS = 15_000

/** The page as the loader sees it. */
export type LoaderPage = {
  window: YouTubeWindow
  /** Adds a script to the page; `failed` hears when it does not come. Answers how to take it away. */
  addScript: (address: string, failed: () => void) => () => void
  /** Calls back after some ms; answers how to take that back. */
  after: (ms: number, act: () => void) => () => void
}

/**
 * Loads YouTube's script: once, however many ask. Fails when it does not come within LOAD_WITHIN_MS; whoever asks after
 * that makes it try again.
 */
export const youTubeLoader = (page: LoaderPage): (() => Promise<YouTube>) => {
  let loading: Promise<YouTube> | null = null
  return () => {
    loading ??= load(page).catch((error: unknown) => {
      loading = null
      throw error
    })
    return loading
  }
}

const load = ({ window, addScript, after }: LoaderPage): Promise<YouTube> =>
  new Promise((resolve, reject) => {
    const there = youTubeOf(window)
    if (there !== null) return resolve(there)
    const fail = (why: string) => {
      giveUp()
      removeScript()
      reject(new Error(`YouTube's script ${why}`))
    }
    const giveUp = after(LOAD_WITHIN_MS, () => fail('did not come in time'))
    window.onYouTubeIframeAPIReady = () => {
      const youTube = youTubeOf(window)
      if (youTube === null) return fail('left no player')
      giveUp()
      resolve(youTube)
    }
    const removeScript = addScript(ADDRESS, () => fail('could not be loaded'))
  })

/** The script leaves an object without a player at first. */
const youTubeOf = ({ YT }: YouTubeWindow): YouTube | null =>
  YT?.Player === undefined ? null : { ...YT, Player: YT.Player }

/** The loader of this page, in a browser. */
export const pageLoader = (): (() => Promise<YouTube>) =>
  youTubeLoader({
    window: window as unknown as YouTubeWindow,
    addScript: (address, failed) => {
      const script = document.createElement('script')
      script.src = address
      script.async = true
      script.onerror = failed
      document.head.append(script)
      return () => script.remove()
    },
    after: (ms, act) => {
      const timer = setTimeout(act, ms)
      return () => clearTimeout(timer)
    },
  })
