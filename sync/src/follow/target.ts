import { positionAt } from '../playback/index.ts'
import { asLocalMs, type LocalMs, type ServerMs } from '../protocol/index.ts'
import { momentAt, type Stage } from '../space/index.ts'
import type { Target } from './types.ts'

/** One timeline of one item: where its first sample lies, or where it is held. */
const keyOf = (itemId: string | undefined, startedAt: ServerMs, held: number | null) =>
  held === null ? `${itemId} from ${startedAt}` : `${itemId ?? 'nothing'} at ${held}`

/**
 * What this listener should hear: the newest state decided, which may begin a little ahead. `now` is the room's clock as
 * this device knows it, `toLocal` takes an instant of it to this device's own.
 */
export const targetAt = (stage: Stage, now: ServerMs, toLocal: (at: ServerMs) => LocalMs): Target => {
  const ahead = now > stage.playback.lastUpdated ? now : stage.playback.lastUpdated
  const { playback, item, next } = momentAt(stage, ahead)
  const from = toLocal(playback.lastUpdated)
  if (!playback.isPlaying || item === null) {
    const positionMs = positionAt(playback, ahead)
    return {
      key: keyOf(item?.itemId, playback.startedAt, positionMs),
      from,
      want: { play: false, item, positionMs },
      next: null,
    }
  }
  return {
    key: keyOf(item.itemId, playback.startedAt, null),
    from,
    // Counted back from now, not looked up: a song that began an hour ago has gained what the room's clock has gained,
    // and this device's own has gained some milliseconds more or less.
    want: { play: true, item, zeroAt: asLocalMs(toLocal(ahead) - (ahead - playback.startedAt)) },
    next: next && {
      key: keyOf(next.item.itemId, next.startsAt, null),
      item: next.item,
      startsAt: toLocal(next.startsAt),
      overlapMs: next.overlapMs,
    },
  }
}
