import type { LocalMs } from '@earshot/sync'
import type { ToServer } from '../players/live/live-player.ts'
import type { Bring } from '../players/mixed/lazy-player.ts'
import type { Timing } from '../players/mixed/mixed-player.ts'
import type { Screen } from '../players/screen.ts'

/** What most songs can do without comes when one of them needs it, and not with the page. */

/** Where there is no better one: without https. */
export const bringFile =
  (now: () => LocalMs): Bring =>
  async () => {
    const { createFilePlayer } = await import('../players/file/file-player.ts')
    return () => createFilePlayer(now)
  }

export const bringElement =
  (now: () => LocalMs): Bring =>
  async () => {
    const { createElementPlayer } = await import('../players/element/element-player.ts')
    return () => createElementPlayer(now)
  }

export const bringLive =
  (now: () => LocalMs, toServer: ToServer): Bring =>
  async () => {
    const { createLivePlayer } = await import('../players/live/live-player.ts')
    return () => createLivePlayer(now, toServer)
  }

export const bringYouTube =
  (now: () => LocalMs, screen: Screen): Bring =>
  async () => {
    const { createYouTubePlayer } = await import('../players/youtube/youtube-player.ts')
    return () => createYouTubePlayer(now, screen)
  }

export const bringSpotify =
  (timing: Timing): Bring =>
  async () => {
    const { openSpotify } = await import('./spotify/open-spotify.ts')
    return () => openSpotify(timing)
  }
