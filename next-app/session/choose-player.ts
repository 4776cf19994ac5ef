import type { Item, SourceKind } from '@earshot/sync'
import type { ToServer } from '../players/live/live-player.ts'
import { lazily } from '../players/mixed/lazy-player.ts'
import { createMixedPlayer, type Timing } from '../players/mixed/mixed-player.ts'
import type { Player } from '../players/player.ts'
import type { Screen } from '../players/screen.ts'
import { isWholeSized } from '../players/shared/whole.ts'
import { canStream } from '../players/stream/can-stream.ts'
import { createStreamPlayer } from '../players/stream/stream-player.ts'
import { bringElement, bringFile, bringLive, bringSpotify, bringYouTube } from './bring-players.ts'
import type { PlayerWish } from './player-wish.ts'

const isFile = ({ song }: Item): boolean => song.source.kind === 'file' || song.source.kind === 'url'
const isShort = (item: Item): boolean => isFile(item) && isWholeSized(item.song)
const isFrom =
  (kind: SourceKind) =>
  ({ song }: Item): boolean =>
    song.source.kind === kind

/**
 * The player of this page: the most exact one for each song that it can play here, or the one that was wished for.
 * `screen`: where those show themselves that have to be seen.
 */
export const choosePlayer = (
  timing: Timing & { toServer: ToServer },
  wish: PlayerWish | null,
  screen: Screen,
): Player => {
  const { now, toServer } = timing
  switch (wish) {
    case 'stream':
      return createStreamPlayer(now)
    case 'file':
      return lazily('file', bringFile(now), now, true)
    case 'element':
      return lazily('element', bringElement(now), now)
    case null: {
      const exact = canStream()
        ? { player: createStreamPlayer(now), takes: isFile }
        : { player: lazily('file', bringFile(now), now, true), takes: isShort }
      return createMixedPlayer(timing, [
        exact,
        { player: lazily('live', bringLive(now, toServer), now), takes: isFrom('live') },
        { player: lazily('element', bringElement(now), now), takes: isFile },
        { player: lazily('youtube', bringYouTube(now, screen), now), takes: isFrom('youtube') },
        { player: lazily('spotify', bringSpotify(timing), now), takes: isFrom('spotify') },
      ])
    }
    default:
      return wish satisfies never
  }
}
