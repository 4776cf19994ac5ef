import type { Item, LocalMs, ServerMs, SongId } from '@earshot/sync'
import type { Failure } from '../failure.ts'
import type { Player } from '../player.ts'
import { SongStates } from '../shared/song-states.ts'
import type { Source, SourcePorts } from '../stream/source.ts'
import { createStreamPlayer } from '../stream/stream-player.ts'
import type { Voice } from '../stream/voices.ts'
import { Station } from './station.ts'

/** The room's clock: takes an instant of this device's to the server's; null while that is not known. */
export type ToServer = (at: LocalMs) => ServerMs | null

/** Stations that are kept besides the one that plays. */
const KEPT = 2
/** So much must be there before a station is called ready. */
const ENOUGH_MS = 300
/** A station that has had nothing to play for so long is being waited for. */
const DRY_MS = 1000
/** One that plays nothing is heard so much longer: a short pause costs nothing. */
const LINGER_MS = 20_000
/** One that is to begin is heard so much sooner. */
const AHEAD_MS = 8000
const KEPT_BEHIND_MS = 2000
const ORIGINS_KEPT = 16

/**
 * Plays broadcasts: each sample at its stamp plus the station's delay, on the room's clock, whatever position is asked for.
 * Where the room stands and what is heard are compared all the same: a voice remembers when its broadcast began for the room.
 */
export const createLivePlayer = (now: () => LocalMs, toServer: ToServer): Player => {
  let stations: Stations | null = null
  const player = createStreamPlayer(now, (ports) => {
    stations = new Stations(toServer, ports)
    return stations
  })
  return {
    ...player,
    get capabilities() {
      return player.capabilities
    },
    titleOf: (item) => stations?.titleOf(item) ?? null,
  }
}

class Stations implements Source {
  readonly name = 'live' as const
  readonly songs: SongStates
  readonly #now: () => LocalMs
  readonly #toServer: ToServer
  readonly #ports: SourcePorts
  readonly #stations = new Map<SongId, Station>()
  /** Until when a station is heard though it plays nothing. */
  readonly #until = new Map<SongId, number>()
  /** There is no worker to play through. */
  #isLost = false
  readonly #dryAt = new Map<SongId, number>()
  /** For each voice the instant of the server's clock at which position 0 would have been. */
  readonly #origins = new Map<string, number>()

  constructor(toServer: ToServer, ports: SourcePorts) {
    const { now } = ports
    this.#now = now
    this.#toServer = toServer
    this.#ports = ports
    this.songs = new SongStates(
      KEPT,
      now,
      (songId) => ports.voices().some((voice) => voice.songId === songId),
      (songId) => {
        this.#stations.get(songId)?.sleep()
        this.#stations.delete(songId)
      },
    )
  }

  load(item: Item): void {
    const { songId } = item.song
    if (this.songs.ask(item) === null) return
    if (this.#isLost || item.song.source.kind !== 'live') return this.#fail(songId, 'format')
    const station =
      this.#stations.get(songId) ??
      new Station(item, this.#ports.line, { failed: (failure) => this.#onFailed(songId, failure) })
    this.#stations.set(songId, station)
    this.#wake(station)
  }

  tapeS({ itemId, song }: Item, positionMs: number, at: LocalMs): number | null {
    const station = this.#stations.get(song.songId)
    const server = this.#toServer(at)
    const tapeS = server === null ? null : (station?.tapeS(server) ?? null)
    if (station === undefined || server === null || tapeS === null) return null
    const key = originKey({ itemId, at })
    this.#origins.delete(key)
    this.#origins.set(key, server - positionMs)
    for (const oldest of [...this.#origins.keys()].slice(0, -ORIGINS_KEPT)) this.#origins.delete(oldest)
    this.#wake(station)
    // Who was not heard for a while has to be waited for.
    if (at - this.#now() < DRY_MS && !station.covers(server, ENOUGH_MS)) this.songs.set(song.songId, 'loading')
    return tapeS
  }

  positionMs(voice: Voice, tapeS: number): number {
    const heardAt = this.#stations.get(voice.songId)?.heardAt(tapeS) ?? 0
    return heardAt - (this.#origins.get(originKey(voice)) ?? 0)
  }

  /** A broadcast has no end. */
  lengthMs(): null {
    return null
  }

  look(at: LocalMs): void {
    const server = this.#toServer(at)
    if (server === null) return
    for (const station of this.#stations.values()) {
      const state = this.songs.state(station.item)
      const plays = this.#playsSoon(station.songId, at)
      const isHeard = plays || state === 'loading' || at < (this.#until.get(station.songId) ?? 0)
      if (!isHeard) {
        if (station.isAwake) station.sleep()
        continue
      }
      if (plays) this.#wake(station)
      else station.wake()
      station.dropBefore(server - KEPT_BEHIND_MS)
      const hasSound = station.covers(server, ENOUGH_MS)
      if (hasSound && state !== 'ready') {
        this.songs.set(station.songId, 'ready')
        this.#ports.changed()
      }
      this.#watchDry(station.songId, plays && state === 'ready' && !hasSound, at)
    }
  }

  titleOf({ song }: Item): string | null {
    const server = this.#toServer(this.#now())
    return server === null ? null : (this.#stations.get(song.songId)?.titleAt(server) ?? null)
  }

  heldS(): number {
    return [...this.#stations.values()].reduce((sum, station) => sum + station.heldS(), 0)
  }

  report(): void {}

  lost(): void {
    this.#isLost = true
    for (const songId of this.#stations.keys()) this.#fail(songId, 'format')
  }

  close(): void {
    for (const station of this.#stations.values()) station.sleep()
  }

  #playsSoon(songId: SongId, at: LocalMs): boolean {
    return this.#ports.voices().some((voice) => {
      const { currentTime, sampleRate } = this.#ports.context()
      return voice.songId === songId && voice.at - at < AHEAD_MS && voice.endFrame > currentTime * sampleRate
    })
  }

  #watchDry(songId: SongId, isDry: boolean, at: LocalMs): void {
    if (!isDry) this.#dryAt.delete(songId)
    else if (!this.#dryAt.has(songId)) this.#dryAt.set(songId, at)
    else if (at - (this.#dryAt.get(songId) ?? at) > DRY_MS) {
      this.#dryAt.delete(songId)
      this.songs.set(songId, 'loading')
      this.#ports.changed()
    }
  }

  #wake(station: Station): void {
    this.#until.set(station.songId, this.#now() + LINGER_MS)
    station.wake()
  }

  /** What is there already is played to its end. */
  #onFailed(songId: SongId, failure: Failure): void {
    const station = this.#stations.get(songId)
    const server = this.#toServer(this.#now())
    if (station === undefined || (server !== null && station.covers(server, ENOUGH_MS))) return
    if (this.songs.state(station.item) === 'loading') this.#fail(songId, failure)
  }

  #fail(songId: SongId, failure: Failure): void {
    // Heard on for a while: most stations are back before they are asked for again.
    this.#until.set(songId, this.#now() + LINGER_MS)
    this.songs.fail(songId, failure)
    this.#ports.changed()
  }
}

const originKey = ({ itemId, at }: Pick<Voice, 'itemId' | 'at'>) => `${itemId} ${at}`
