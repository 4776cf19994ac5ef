import type { Item } from '@earshot/sync'
import { createElementPlayer } from '../players/element/element-player.ts'
import { createFilePlayer } from '../players/file/file-player.ts'
import { createLivePlayer, type ToServer } from '../players/live/live-player.ts'
import { lazily } from '../players/mixed/lazy-player.ts'
import { createMixedPlayer, type Timing } from '../players/mixed/mixed-player.ts'
import type { Player } from '../players/player.ts'
import { canStream } from '../players/stream/can-stream.ts'
import { createStreamPlayer } from '../players/stream/stream-player.ts'
import type { PlayerWish } from './player-wish.ts'

/** Longer than this a song is not decoded whole: at 23 MB a minute that would be 700 MB. */
const WHOLE_MOST_MS = 30 * 60_000

const isFile = ({ song }: Item): boolean => song.source.kind === 'file' || song.source.kind === 'url'
const isLive = ({ song }: Item): boolean => song.source.kind === 'live'
const isShort = (item: Item): boolean => isFile(item) && (item.song.durationMs ?? 0) <= WHOLE_MOST_MS

/** The player of this page: the most exact one for each song that it can play here, or the one that was wished for. */
export const choosePlayer = (timing: Timing & { toServer: ToServer }, wish: PlayerWish | null): Player => {
  const { now, toServer } = timing
  switch (wish) {
    case 'stream':
      return createStreamPlayer(now)
    case 'file':
      return createFilePlayer(now)
    case 'element':
      return createElementPlayer(now)
    case null: {
      const exact = canStream()
        ? { player: createStreamPlayer(now), takes: isFile }
        : { player: createFilePlayer(now), takes: isShort }
      return createMixedPlayer(timing, [
        exact,
        { player: lazily('live', () => createLivePlayer(now, toServer)), takes: isLive },
        { player: lazily('element', () => createElementPlayer(now)), takes: isFile },
      ])
    }
    default:
      return wish satisfies never
  }
}
