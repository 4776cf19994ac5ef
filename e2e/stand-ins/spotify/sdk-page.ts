import {
  type DeviceManners,
  SimulatedDevice,
  type Truth,
} from '../../../next-app/players/spotify/testing/simulated-device.ts'
import { noiseSong, SAMPLE_RATE } from '../../rig/noise-song.ts'
import type { StandInTrack } from './data.ts'

/** The script at sdk.scdn.co: bundled by `spotify-stand-in.ts`, run in the page. */
declare const STAND_IN: { tracks: readonly StandInTrack[]; manners: DeviceManners }

type Options = { name: string; getOAuthToken: (give: (token: string) => void) => void; volume?: number }
type Connected = { deviceId: string; expiresInMs: number } | { error: string; message: string }

/** What the stand-in's cloud tells the page, and what tests may ask: what was played when, by the wall clock. */
export type SdkPage = {
  spotifyStandIn: {
    play: (trackId: string, positionMs: number) => void
    truths: { wallMs: number; truth: Truth }[]
    connections: number
  }
}

const now = () => performance.timeOrigin + performance.now()
const trackOf = (id: string) => STAND_IN.tracks.find((track) => track.id === id)
const players = new Set<Player>()
const page: SdkPage['spotifyStandIn'] = {
  play: (trackId, positionMs) => {
    for (const player of players) player.playFromCloud(trackId, positionMs)
  },
  truths: [],
  connections: 0,
}

/** Real sound of what the device plays, as loud as it was told. */
class Loudspeaker {
  readonly #context = new AudioContext({ sampleRate: SAMPLE_RATE })
  readonly #gain = this.#context.createGain()
  readonly #sounds = new Map<string, AudioBuffer>()
  #source: AudioBufferSourceNode | null = null

  constructor(volume: number) {
    this.#gain.connect(this.#context.destination)
    this.#gain.gain.value = volume
  }

  get volume(): number {
    return this.#gain.gain.value
  }

  set volume(volume: number) {
    this.#gain.gain.value = volume
  }

  resume = () => this.#context.resume()

  prepare(track: StandInTrack): AudioBuffer {
    const known = this.#sounds.get(track.id)
    if (known !== undefined) return known
    const { channels } = noiseSong({ title: track.id, seed: track.seed, seconds: track.seconds })
    const buffer = this.#context.createBuffer(1, channels[0]?.length ?? 1, SAMPLE_RATE)
    if (channels[0]) buffer.copyToChannel(channels[0] as Float32Array<ArrayBuffer>, 0)
    this.#sounds.set(track.id, buffer)
    return buffer
  }

  /** What leaves the loudspeaker from now on is what the truth says, whatever lies between. */
  become(truth: Truth): void {
    this.#source?.stop()
    this.#source = null
    const track = truth && trackOf(truth.trackId)
    if (!truth || !track) return
    const { contextTime = 0, performanceTime = 0 } = this.#context.getOutputTimestamp()
    const leavesAt =
      contextTime === 0 ? this.#context.currentTime : contextTime + (performance.now() - performanceTime) / 1000
    const source = new AudioBufferSourceNode(this.#context, { buffer: this.prepare(track) })
    source.connect(this.#gain)
    source.start(0, Math.max(0, truth.positionMs / 1000 + this.#context.currentTime - leavesAt))
    this.#source = source
  }
}

class Player {
  readonly #options: Options
  readonly #listeners: { event: string; listener: (told: unknown) => void }[] = []
  readonly #speaker: Loudspeaker
  readonly #device: SimulatedDevice
  #isConnected = false
  #lastTold = ''

  constructor(options: Options) {
    if (typeof options?.name !== 'string' || typeof options.getOAuthToken !== 'function') {
      throw new TypeError('a player needs a name and getOAuthToken')
    }
    this.#options = options
    this.#speaker = new Loudspeaker(options.volume ?? 1)
    const world = { now, after: (ms: number, act: () => void) => void setTimeout(act, ms), chance: Math.random }
    this.#device = new SimulatedDevice(world, STAND_IN.manners, (id) => (trackOf(id)?.seconds ?? 0) * 1000)
    this.#device.onTruth = (truth) => {
      page.truths.push({ wallMs: now(), truth })
      this.#speaker.become(truth)
    }
    this.#device.onState = () => this.#tellState()
  }

  addListener(event: string, listener: (told: unknown) => void): boolean {
    this.#listeners.push({ event, listener })
    return true
  }

  async connect(): Promise<boolean> {
    page.connections++
    return this.#authorize(true)
  }

  disconnect(): void {
    this.#isConnected = false
    players.delete(this)
    this.#speaker.become(null)
  }

  getCurrentState = async () => this.#state()
  activateElement = () => this.#speaker.resume()

  getVolume = async () => this.#speaker.volume

  setVolume = async (volume: number) => {
    if (!(volume >= 0 && volume <= 1)) throw new RangeError('volume is from 0 to 1')
    setTimeout(() => {
      this.#speaker.volume = volume
    }, 20)
  }

  pause = () => this.#command(() => this.#device.pause())
  resume = () => this.#command(() => this.#device.resume())
  seek = (positionMs: number) => {
    if (!Number.isInteger(positionMs) || positionMs < 0) throw new TypeError('a position is a whole number of ms')
    return this.#command(() => this.#device.seek(positionMs))
  }

  playFromCloud(trackId: string, positionMs: number): void {
    if (!this.#isConnected) return
    const track = trackOf(trackId)
    if (track === undefined || track.isBroken === true)
      return this.#say('playback_error', { message: 'Failed to load' })
    if (navigator.userActivation.hasBeenActive) void this.#speaker.resume()
    else return this.#say('autoplay_failed', undefined)
    this.#speaker.prepare(track)
    this.#device.play(trackId, positionMs)
  }

  /** Resolves when the word is taken, which says nothing of its effect. */
  async #command(act: () => void): Promise<void> {
    if (this.#isConnected && this.#device.state() === null) {
      return this.#say('playback_error', { message: 'Cannot perform operation; no list was loaded.' })
    }
    if (this.#isConnected) act()
    await new Promise((resolve) => setTimeout(resolve, 30 * Math.random()))
  }

  async #authorize(isFirst: boolean): Promise<boolean> {
    const token = await new Promise<string>((resolve) => this.#options.getOAuthToken(resolve))
    const headers = { authorization: `Bearer ${token}` }
    const answer = await fetch('https://sdk.scdn.co/stand-in/connect', { method: 'POST', headers })
    const told: Connected = await answer.json()
    if ('error' in told) {
      this.#say(told.error, { message: told.message })
      return false
    }
    // What plays goes on; the token is asked for anew when this one has run out.
    setTimeout(() => players.has(this) && void this.#authorize(false), told.expiresInMs)
    if (!isFirst) return true
    this.#isConnected = true
    players.add(this)
    setTimeout(() => this.#say('ready', { device_id: told.deviceId }), 100)
    return true
  }

  #state() {
    const told = this.#device.state()
    if (told === null || !this.#isConnected) return null
    const current_track = {
      id: told.trackId,
      uri: `spotify:track:${told.trackId}`,
      is_playable: true,
      linked_from: { id: null },
    }
    return {
      context: { uri: null, metadata: {} },
      disallows: {},
      paused: told.isPaused,
      position: Math.round(told.positionMs),
      duration: told.durationMs,
      // It says nothing of whether it sounds.
      loading: false,
      timestamp: Date.now(),
      repeat_mode: 0,
      shuffle: false,
      track_window: { current_track, previous_tracks: [], next_tracks: [] },
    }
  }

  /** A state that looks like the one before it is not told. */
  #tellState(): void {
    const state = this.#state()
    const looks = JSON.stringify([state?.paused, state?.position, state?.track_window.current_track.id])
    if (looks === this.#lastTold) return
    this.#lastTold = looks
    this.#say('player_state_changed', state)
  }

  #say(event: string, told: unknown): void {
    for (const it of this.#listeners) if (it.event === event) it.listener(told)
  }
}

Object.assign(window, { Spotify: { Player }, spotifyStandIn: page })
const { onSpotifyWebPlaybackSDKReady } = window as { onSpotifyWebPlaybackSDKReady?: () => void }
if (onSpotifyWebPlaybackSDKReady === undefined) throw new Error('onSpotifyWebPlaybackSDKReady is not defined')
onSpotifyWebPlaybackSDKReady()
