import type { Item, SongId } from '@earshot/sync'
import type { Failure } from '../failure.ts'
import { fetchSong, isGone } from '../shared/fetch-song.ts'
import { SongStates } from '../shared/song-states.ts'
import { addresses, type SoundAddress } from '../shared/sound-address.ts'
import { isWholeSized } from '../shared/whole.ts'
import type { OpenSource } from './source.ts'

/** Songs that are kept open besides those that are played: the one that follows, and some to go back to. */
const SONGS_KEPT = 3

/**
 * Songs that are files: decoded piece by piece in the line's worker, as they arrive. One that the browser cannot decode in
 * pieces is decoded whole.
 */
export const openFiles: OpenSource = ({ now, line, context, voices, changed }) => {
  const loading = new Map<SongId, { item: Item; signal: AbortSignal }>()
  /** Of songs that did not tell their length themselves. */
  const lengths = new Map<SongId, number>()
  let hasDecoder = true
  let heldS = 0
  const songs = new SongStates(
    SONGS_KEPT,
    now,
    (songId) => voices().some((voice) => voice.songId === songId),
    (songId) => {
      loading.delete(songId)
      lengths.delete(songId)
      line.order({ do: 'unload', songId })
      line.dropWhole(songId)
    },
  )

  const decodeWhole = async ({ song }: Item, signal: AbortSignal) => {
    const { url } = await addresses.of(song)
    const failed = (failure: Failure) => {
      if (signal.aborted) return
      songs.fail(song.songId, failure)
      changed()
    }
    if (song.source.kind === 'file' && (await isGone(url, signal))) return failed('removed')
    if (!isWholeSized(song)) return failed('format')
    const bytes = await fetchSong(url, signal).catch(() => null)
    const buffer =
      bytes &&
      (await context()
        .decodeAudioData(bytes)
        .catch(() => null))
    if (signal.aborted) return
    if (buffer === null) {
      songs.fail(song.songId, bytes === null ? 'network' : 'format')
    } else {
      line.addWhole(song.songId, buffer)
      lengths.set(song.songId, buffer.duration * 1000)
      songs.set(song.songId, 'ready')
    }
    changed()
  }

  const decode = (item: Item, signal: AbortSignal) => {
    const { songId, durationMs } = item.song
    const order = (address: SoundAddress) => {
      if (!signal.aborted && hasDecoder) line.order({ do: 'load', songId, address, durationMs })
    }
    loading.set(songId, { item, signal })
    const address = addresses.of(item.song)
    if (address instanceof Promise) void address.then(order)
    else order(address)
  }

  return {
    name: 'stream',
    songs,
    load: (item) => {
      const signal = songs.ask(item)
      if (signal === null) return
      if (!hasDecoder) return void decodeWhole(item, signal)
      decode(item, signal)
    },
    report: (report) => {
      if (report.say === 'held') {
        heldS = report.heldS
        return
      }
      if (report.say === 'length') {
        lengths.set(report.songId, report.lengthMs)
        return
      }
      const asked = loading.get(report.songId)
      loading.delete(report.songId)
      if (asked === undefined) return
      if (report.say === 'failed') {
        // What cannot be had from where it is may come through our server.
        if (addresses.avoid(asked.item.song)) return decode(asked.item, asked.signal)
        return void decodeWhole(asked.item, asked.signal)
      }
      songs.set(report.songId, 'ready')
      changed()
    },
    lost: () => {
      hasDecoder = false
      for (const { item, signal } of loading.values()) void decodeWhole(item, signal)
      loading.clear()
    },
    tapeS: (_, positionMs) => positionMs / 1000,
    positionMs: (_, tapeS) => tapeS * 1000,
    lengthMs: (item) => lengths.get(item.song.songId) ?? null,
    look: () => {},
    heldS: () => heldS,
    close: () => {},
  }
}
