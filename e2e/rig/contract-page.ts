import type { SongSource } from '@earshot/sync'
import { createElementPlayer } from '../../next-app/players/element/element-player.ts'
import { createFilePlayer } from '../../next-app/players/file/file-player.ts'
import { Screen } from '../../next-app/players/screen.ts'
import { createYouTubePlayer } from '../../next-app/players/youtube/youtube-player.ts'
import { videoIdOf } from '../stand-ins/youtube/videos.ts'
import { contractSongs, now, runContract } from './run-contract.ts'

/** The page in which real players are tried: bundled and served by `player-contract.test.ts`, run in a real browser. */
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

const runCase = (of: TriedPlayer, name: string): Promise<string | null> =>
  runContract(name, PLAYERS[of].create(), contractSongs(PLAYERS[of].source))

export type ContractPage = { runCase: typeof runCase }

Object.assign(window, { runCase } satisfies ContractPage)
