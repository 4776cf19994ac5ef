import { asLocalMs, type Item, type ItemId, type Song, type SongSource } from '@earshot/sync'
import { CONTRACT, SONG_MS } from '../../next-app/players/contract.ts'
import { createElementPlayer } from '../../next-app/players/element/element-player.ts'
import { createFilePlayer } from '../../next-app/players/file/file-player.ts'
import { Screen } from '../../next-app/players/screen.ts'
import { createYouTubePlayer } from '../../next-app/players/youtube/youtube-player.ts'
import { videoIdOf } from '../stand-ins/youtube/videos.ts'

/** The page in which real players are tried: bundled and served by `player-contract.test.ts`, run in a real browser. */
const now = () => asLocalMs(performance.timeOrigin + performance.now())
const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

const fileOf = (name: string): SongSource => ({
  kind: 'file',
  url: `/${name}.wav`,
  mimeType: 'audio/wav',
  sizeBytes: 1,
})
const videoOf = (name: string): SongSource => ({ kind: 'youtube', videoId: videoIdOf(name) })

/** What shows itself finds this much room for it. */
const openScreen = (): Screen => {
  const element = document.createElement('div')
  element.style.cssText = 'position:relative;width:480px;height:270px'
  document.body.append(element)
  const screen = new Screen()
  screen.hold(element)
  return screen
}

/** Each player, and where it has its songs from. */
const PLAYERS = {
  file: { create: () => createFilePlayer(now), source: fileOf },
  element: { create: () => createElementPlayer(now), source: fileOf },
  youtube: { create: () => createYouTubePlayer(now, openScreen()), source: videoOf },
}
export type TriedPlayer = keyof typeof PLAYERS

const itemOf = (name: string, source: SongSource): Item => ({
  itemId: name as ItemId,
  addedBy: { userId: 'u' as Item['addedBy']['userId'], name: 'U' },
  song: {
    songId: name as Song['songId'],
    title: name,
    artist: '',
    album: '',
    durationMs: SONG_MS as Song['durationMs'],
    coverUrl: null,
    source,
  },
})

const songsFrom = (source: (name: string) => SongSource) => {
  const song = (name: string) => itemOf(name, source(name))
  return {
    first: song('first'),
    second: song('second'),
    broken: song('broken'),
    others: ['a', 'b', 'c', 'd'].map(song),
  }
}

/** Runs one case with a player of its own; null when it is kept, else what is not. */
const runCase = async (of: TriedPlayer, name: string): Promise<string | null> => {
  const player = PLAYERS[of].create()
  const songs = songsFrom(PLAYERS[of].source)
  try {
    await player.unlock()
    while (!player.see(now()).canSound) await wait(20)
    // A stream that has just been born tells wrong times for a moment.
    await wait(500)
    await CONTRACT.find((it) => it.name === name)?.run({ player, songs, now, wait })
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  } finally {
    player.close()
  }
}

export type ContractPage = { runCase: typeof runCase }

Object.assign(window, { runCase } satisfies ContractPage)
