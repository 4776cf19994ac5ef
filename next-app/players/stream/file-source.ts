import type { Item, SongId } from '@earshot/sync'
import { fetchSong } from '../shared/fetch-song.ts'
import { SongStates } from '../shared/song-states.ts'
import { soundAddress } from '../shared/sound-address.ts'
import type { OpenSource } from './source.ts'

/** Songs that are kept open besides those that are played: the one that follows, and some to go back to. */
const SONGS_KEPT = 3

/**
 * Songs that are files: decoded piece by piece in the line's worker, as they arrive. One that the browser cannot decode in
 * pieces is decoded whole.
 */
export const openFiles: OpenSource = ({ now, line, context, voices, changed }) => {
  const loading = new Map<SongId, { item: Item; signal: AbortSignal }>()
  let hasDecoder = true
  let heldS = 0
  const songs = new SongStates(
    SONGS_KEPT,
    now,
    (songId) => voices().some((voice) => voice.songId === songId),
    (songId) => {
      loading.delete(songId)
      line.order({ do: 'unload', songId })
      line.dropWhole(songId)
    },
  )

  const decodeWhole = async ({ song }: Item, signal: AbortSignal) => {
    const bytes = await fetchSong(soundAddress(song), signal).catch(() => null)
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
      songs.set(song.songId, 'ready')
    }
    changed()
  }

  return {
    name: 'stream',
    songs,
    load: (item) => {
      const { songId, durationMs } = item.song
      const signal = songs.ask(item)
      if (signal === null) return
      if (!hasDecoder) return void decodeWhole(item, signal)
      loading.set(songId, { item, signal })
      line.order({ do: 'load', songId, url: soundAddress(item.song), durationMs })
    },
    report: (report) => {
      if (report.say === 'held') {
        heldS = report.heldS
        return
      }
      const asked = loading.get(report.songId)
      loading.delete(report.songId)
      if (asked === undefined) return
      if (report.say === 'failed') return void decodeWhole(asked.item, asked.signal)
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
    look: () => {},
    heldS: () => heldS,
    close: () => {},
  }
}
