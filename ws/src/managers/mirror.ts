import type { SpaceId } from '@earshot/sync'
import type { Accepted } from '../spaces/spaces.ts'

/** Where the durable nouns of a space go; each call writes behind the caller. */
export type MirrorStore = {
  saveCurrent(current: { spaceId: SpaceId; itemId: string; songId: string }): void
  clearCurrent(spaceId: SpaceId): void
}

/**
 * Keeps the store's record of what each room plays: written when another item becomes current, and by nothing else.
 * Pausing, resuming, seeking and the clock never come here.
 */
export const mirror =
  (store: MirrorStore) =>
  ({ space, say }: Accepted): void => {
    if (!say.some(({ type }) => type === 'song-started' || type === 'playback-ended')) return
    const { current } = space.queue
    if (current === null) return store.clearCurrent(space.spaceId)
    store.saveCurrent({ spaceId: space.spaceId, itemId: current.itemId, songId: current.song.songId })
  }
