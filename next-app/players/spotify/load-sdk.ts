import type { SpotifySdk } from './sdk.ts'

const SDK_URL = 'https://sdk.scdn.co/spotify-player.js'
const WITHIN_MS = 15_000

/** What the script needs of the page it is loaded into. */
export type ScriptHost = {
  /** Puts a script into the page; answers how to take it out again. */
  inject: (url: string, failed: () => void) => () => void
  /** The script calls this name when it is done. */
  window: { onSpotifyWebPlaybackSDKReady?: () => void; Spotify?: SpotifySdk }
  after: (ms: number, act: () => void) => () => void
}

let loading: Promise<SpotifySdk> | null = null

/** Loads the SDK once for the page; rejects when it does not come, and then the next call tries anew. */
export const loadSdk = (host: ScriptHost = pageHost()): Promise<SpotifySdk> => {
  loading ??= load(host).catch((error: unknown) => {
    loading = null
    throw error
  })
  return loading
}

const load = (host: ScriptHost): Promise<SpotifySdk> =>
  new Promise((resolve, reject) => {
    if (host.window.Spotify !== undefined) return resolve(host.window.Spotify)
    const fail = (why: string) => {
      cancel()
      remove()
      reject(new Error(why))
    }
    host.window.onSpotifyWebPlaybackSDKReady = () => {
      cancel()
      if (host.window.Spotify === undefined) return fail('it is not what it was')
      resolve(host.window.Spotify)
    }
    const cancel = host.after(WITHIN_MS, () => fail('it did not come in time'))
    const remove = host.inject(SDK_URL, () => fail('it could not be loaded'))
  })

const pageHost = (): ScriptHost => ({
  inject: (url, failed) => {
    const script = document.createElement('script')
    script.src = url
    script.async = true
    script.onerror = failed
    document.head.append(script)
    return () => script.remove()
  },
  window: window as ScriptHost['window'],
  after: (ms, act) => {
    const timer = setTimeout(act, ms)
    return () => clearTimeout(timer)
  },
})
