import type { Manners, Refusing } from './videos.ts'

type Info = Record<string, unknown>
type Handlers = Record<string, ((event: { data: unknown; target: unknown }) => void) | undefined>

/**
 * Runs in the page in place of YouTube's own script: drives frames by messages, as that one does, and refuses what the vendor's rules do. It must stand alone, for the browser gets nothing but its source.
 */
export function installApi(host: string, manners: Pick<Manners, 'reckonsOn'>): void {
  const COMMANDS = [
    'cueVideoById',
    'loadVideoById',
    'playVideo',
    'pauseVideo',
    'stopVideo',
    'seekTo',
    'setPlaybackRate',
    'setVolume',
    'mute',
    'unMute',
  ]
  const GETTERS = {
    getPlayerState: 'playerState',
    getDuration: 'duration',
    getPlaybackRate: 'playbackRate',
    getAvailablePlaybackRates: 'availablePlaybackRates',
    getVolume: 'volume',
    isMuted: 'muted',
  }
  const LEAST_PX = 200
  /** Who gives way to another is given so long; a page may be drawing. */
  const GRACE_MS = 1200
  const { refuseInYouTubesPlace: refuse } = window as unknown as Refusing
  const wait = (ms: number, act: () => void) => setTimeout(act, ms)
  const players = new Set<Player>()

  class Player {
    readonly frame: HTMLIFrameElement
    info: Info = {}
    videoId: unknown = null
    playsSince: number | null = null
    readonly #handlers: Handlers
    readonly #listen = (event: MessageEvent) => this.#hear(event)
    readonly #ask: ReturnType<typeof setInterval>

    constructor(frame: HTMLIFrameElement, options: { events?: Handlers }) {
      if (!(frame instanceof HTMLIFrameElement) || !frame.isConnected) refuse('no frame of this page')
      const { origin, searchParams } = new URL(frame.src)
      if (origin !== host) refuse(`a frame from ${origin}`)
      if (searchParams.get('enablejsapi') !== '1') refuse('a frame that does not let itself be driven')
      if (searchParams.get('origin') !== location.origin) refuse('a frame that was told of another page')
      this.frame = frame
      this.#handlers = options.events ?? {}
      window.addEventListener('message', this.#listen)
      this.#ask = setInterval(() => this.#post({ event: 'listening' }), 100)
      players.add(this)
    }

    destroy(): void {
      players.delete(this)
      clearInterval(this.#ask)
      window.removeEventListener('message', this.#listen)
      this.frame.remove()
    }

    #post(message: object): void {
      this.frame.contentWindow?.postMessage(JSON.stringify(message), host)
    }

    /** Methods are there only once the frame has answered. */
    #begin(): void {
      clearInterval(this.#ask)
      const own = this as unknown as Record<string, (...args: unknown[]) => unknown>
      for (const func of COMMANDS) {
        own[func] = (...args) => {
          if (func === 'cueVideoById' || func === 'loadVideoById') {
            this.info = {}
            this.videoId = (args[0] as { videoId: string }).videoId
          }
          this.#post({ event: 'command', func, args })
        }
      }
      for (const [name, field] of Object.entries(GETTERS)) own[name] = () => this.info[field]
      own.getCurrentTime = () => {
        const { currentTime, playerState, toldAt, playbackRate } = this.info as Record<string, number>
        if (!manners.reckonsOn || playerState !== 1 || currentTime === undefined) return currentTime
        const passed = (Date.now() / 1000 - (toldAt ?? 0)) * (playbackRate ?? 1)
        return currentTime + Math.max(0, Math.min(1, passed))
      }
    }

    #hear({ source, origin, data }: MessageEvent): void {
      if (source !== this.frame.contentWindow || origin !== host) return
      const { event, info } = JSON.parse(data) as { event: string; info: Info }
      if (event === 'initialDelivery') this.#begin()
      if (event === 'initialDelivery' || event === 'infoDelivery') {
        Object.assign(this.info, info)
        const plays = this.info.playerState === 1
        this.playsSince = plays ? (this.playsSince ?? performance.now()) : null
        return
      }
      this.#handlers[event]?.({ data: info, target: this })
    }
  }

  /** Since when something is wrong, by what. */
  const wrongSince = new Map<string, number>()

  /** What plays must be seen, and nothing may lie over it; one at a time. Who gives way to another may take a moment. */
  const inspect = () => {
    const wrong = faults()
    for (const fault of wrongSince.keys()) if (!wrong.includes(fault)) wrongSince.delete(fault)
    for (const fault of wrong) {
      const since = wrongSince.get(fault) ?? performance.now()
      wrongSince.set(fault, since)
      if (performance.now() - since > GRACE_MS) refuse(fault)
    }
  }

  const faults = (): string[] => {
    const found: string[] = []
    const playing = [...players].filter(({ playsSince }) => playsSince !== null)
    if (playing.length > 1) found.push(`to play at once ${playing.map(({ videoId }) => videoId).join(' and ')}`)
    for (const { frame, videoId } of playing) {
      const { x, y, width, height } = frame.getBoundingClientRect()
      if (width < LEAST_PX || height < LEAST_PX) found.push(`to play ${videoId} at ${width} x ${height}`)
      if (!frame.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
        found.push(`to play ${videoId} unseen`)
      for (const [right, down] of [
        [0.5, 0.5],
        [0.02, 0.02],
        [0.98, 0.02],
        [0.02, 0.98],
        [0.98, 0.98],
      ] as const) {
        const over = document.elementFromPoint(x + width * right, y + height * down)
        if (over !== null && over !== frame)
          found.push(`to play ${videoId} with <${over.tagName.toLowerCase()}> over it`)
      }
    }
    return found
  }

  const page = window as unknown as { YT: { Player?: typeof Player }; onYouTubeIframeAPIReady?: () => void }
  page.YT = {}
  wait(50, () => {
    page.YT.Player = Player
    page.onYouTubeIframeAPIReady?.()
    setInterval(inspect, 300)
  })
}
