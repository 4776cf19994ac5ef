import type { Refusing, StandIn, Video } from './videos.ts'

/** A stretch of what was really played: from the wall instant `from` on, until the next one's. */
export type Played = { videoId: string; from: number; positionMs: number; rate: number }

/** Found as `standIn` on the frame's `window`: the truth, for tests. */
export type FrameTruth = { played: Played[]; at: (wallMs: number) => { videoId: string; positionMs: number } | null }

/**
 * Runs in the frame in place of YouTube's player: plays nothing, in real time, as that one would. What varies is drawn by
 * `seed`. It must stand alone, for the browser gets nothing but its source.
 */
export function installEmbed({ videos, manners }: StandIn, seed: number, hasReferrer: boolean): void {
  const UNSTARTED = -1
  const [ENDED, PLAYING, PAUSED, BUFFERING, CUED] = [0, 1, 2, 3, 5]
  const SILENCE = `data:audio/wav;base64,UklGRsQAAABXQVZFZm10IBAAAAABAAEAQB8AAIA+AAACABAAZGF0YaAA${'A'.repeat(214)}==`
  const { refuseInYouTubesPlace: refuse } = window as unknown as Refusing
  const now = () => performance.timeOrigin + performance.now()
  let drawn = seed
  const chance = () => {
    drawn = (Math.imul(drawn, 1_664_525) + 1_013_904_223) >>> 0
    return drawn / 4_294_967_296
  }
  const between = ([least, most]: readonly [number, number]) => least + chance() * (most - least)

  let videoId = ''
  let video: Video = { durationMs: 0 }
  let state = UNSTARTED as number
  /** Where it stands, or stood at `sinceMs` if it plays. */
  let placeMs = 0
  let sinceMs = 0
  let isMoving = false
  let rate = 1
  let toldRate = 1
  let volume = 100
  let muted = false
  let hasBegun = false
  let hasStalled = false
  let isAd = false
  /** What is under way is void once this has changed. */
  let turn = 0
  const played: Played[] = []

  const post = (event: string, info: unknown) => window.parent.postMessage(JSON.stringify({ event, info }), '*')
  const place = () => (isMoving ? Math.min(video.durationMs, placeMs + (now() - sinceMs) * rate) : placeMs)
  const tell = () =>
    post('infoDelivery', {
      playerState: state,
      // It shows pictures: what it tells is the place of the newest one.
      currentTime: isAd ? 0 : Math.max(0, place() - (isMoving ? chance() * 8 : 0)) / 1000,
      duration: hasBegun ? (video.toldMs ?? video.durationMs) / 1000 : 0,
      playbackRate: toldRate,
      availablePlaybackRates: manners.listedRates,
      volume,
      muted,
      toldAt: Date.now() / 1000,
    })
  const become = (next: number) => {
    state = next
    tell()
    post('onStateChange', state)
  }
  const fail = (code: number) => {
    stand()
    turn++
    become(UNSTARTED)
    post('onError', code)
  }
  /** Stops where it is, or stands there. */
  const stand = (atMs = place()) => {
    if (isMoving) played.push({ videoId, from: now(), positionMs: 0, rate: 0 })
    isMoving = false
    placeMs = atMs
  }
  const move = () => {
    sinceMs = now()
    isMoving = true
    played.push({ videoId, from: sinceMs, positionMs: placeMs, rate })
  }
  const later = (ms: number, act: () => void) => {
    const mine = ++turn
    setTimeout(() => {
      if (mine === turn) act()
    }, ms)
  }

  const cue = (id: string, atMs: number) => {
    stand(atMs)
    videoId = id
    rate = 1
    toldRate = 1
    hasBegun = false
    hasStalled = false
    isAd = false
    become(UNSTARTED)
    later(between([50, 250]), () => {
      const found = videos[id]
      if (!hasReferrer) return fail(153)
      if (!/^[\w-]{11}$/.test(id)) return fail(2)
      if (found === undefined) return fail(100)
      video = found
      if (video.error?.at === 'cue') return fail(video.error.code)
      become(CUED)
    })
  }

  const roll = (costMs: number) => {
    become(BUFFERING)
    later(costMs, () => {
      if (placeMs >= video.durationMs) return end()
      hasBegun = true
      move()
      become(PLAYING)
    })
  }

  const end = () => {
    stand(video.durationMs)
    become(ENDED)
  }

  const mayPlay = async () => {
    try {
      await new Audio(SILENCE).play()
      return true
    } catch {
      return false
    }
  }

  const play = async (fromMs: number | null) => {
    if (videos[videoId] === undefined || isAd || (state === PLAYING && fromMs === null)) return
    if (innerWidth < 200 || innerHeight < 200) return refuse(`to play at ${innerWidth} x ${innerHeight}`)
    if (state === BUFFERING && fromMs === null) return
    if (video.error?.at === 'play') return fail(video.error.code)
    if (fromMs !== null) stand(fromMs)
    else if (state === ENDED) stand(0)
    state = BUFFERING
    const mine = ++turn
    const isAllowed = await mayPlay()
    // Something else was asked for meanwhile.
    if (mine !== turn) return
    if (!isAllowed) {
      become(UNSTARTED)
      return post('onAutoplayBlocked', null)
    }
    const costMs = between(manners.startMs)
    if (video.adMs === undefined || hasBegun) return roll(costMs)
    isAd = true
    become(PLAYING)
    later(video.adMs, () => {
      isAd = false
      roll(costMs)
    })
  }

  const seek = (toMs: number) => {
    if (videos[videoId] === undefined || isAd) return
    const landMs = Math.min(video.durationMs, Math.max(0, toMs + between([-manners.snapMs, manners.snapMs])))
    if (state === PAUSED) {
      stand(landMs)
      return tell()
    }
    if (state !== PLAYING && state !== BUFFERING) return void play(landMs)
    stand(landMs)
    roll(between(state === PLAYING ? manners.seekMs : manners.startMs))
  }

  const setRate = (asked: number) => {
    const listed = manners.listedRates.includes(asked)
    const nearest = manners.listedRates.filter(
      (it) => Math.abs(it - 1) <= Math.abs(asked - 1) && (it - 1) * (asked - 1) >= 0,
    )
    const taken = listed || manners.fineRates !== 'ignore' ? asked : (nearest.at(asked > 1 ? -1 : 0) ?? 1)
    setTimeout(() => {
      toldRate = taken
      const wasMoving = isMoving
      if (wasMoving) stand()
      rate = listed || manners.fineRates === 'obey' ? taken : 1
      if (wasMoving) move()
      tell()
      post('onPlaybackRateChange', taken)
    }, between(manners.rateMs))
  }

  const pause = () => {
    // An advertisement is not stopped by the page it is in.
    if (isAd || state === ENDED || state === CUED || state === UNSTARTED) return
    turn++
    stand()
    become(PAUSED)
  }

  const obey = (func: string, args: unknown[]) => {
    const [first] = args
    switch (func) {
      case 'cueVideoById': {
        const { videoId: id, startSeconds } = first as { videoId: string; startSeconds: number }
        return cue(id, startSeconds * 1000)
      }
      case 'playVideo':
        return void play(null)
      case 'pauseVideo':
        return pause()
      case 'seekTo':
        return seek(Number(first) * 1000)
      case 'setPlaybackRate':
        return setRate(Number(first))
      case 'setVolume':
        if (!(Number(first) >= 0 && Number(first) <= 100)) refuse(`a volume of ${first}`)
        volume = Number(first)
        return
      case 'mute':
      case 'unMute':
        muted = func === 'mute'
        return
      default:
        refuse(`${func}`)
    }
  }

  window.addEventListener('message', ({ source, data }) => {
    if (source !== window.parent || typeof data !== 'string') return
    const { event, func, args } = JSON.parse(data) as { event: string; func: string; args: unknown[] }
    if (event === 'listening' && !isReady) {
      isReady = true
      post('initialDelivery', { playerState: state })
      setTimeout(() => post('onReady', null), between([20, 120]))
    } else if (event === 'command') obey(func, args)
  })
  let isReady = false

  const report = () => {
    if (isMoving && place() >= video.durationMs) end()
    if (isMoving && video.stall !== undefined && !hasStalled && place() >= video.stall.atMs) {
      hasStalled = true
      stand()
      roll(video.stall.forMs)
    }
    if (isReady && (state === PLAYING || state === BUFFERING)) tell()
    setTimeout(report, between(manners.tellMs))
  }
  report()

  const truth: FrameTruth = {
    played,
    at: (wallMs) => {
      const stretch = played.findLast(({ from }) => from <= wallMs)
      if (stretch === undefined || stretch.rate === 0) return null
      return { videoId: stretch.videoId, positionMs: stretch.positionMs + (wallMs - stretch.from) * stretch.rate }
    },
  }
  Object.assign(window, { standIn: truth })
}
