import { barredFrom, type Song, type SpaceId, type SpaceState, type UserId } from '@earshot/sync'
import type { Space } from './space.ts'

/** What somebody may know of a room before entering it: of one that is not open to them its name, and that it is locked. */
export type SpaceSummary =
  | { spaceId: SpaceId; name: string; isLocked: true }
  | { spaceId: SpaceId; name: string; isLocked: false; listeners: number }

/** Nobody in particular. */
const STRANGER = '' as UserId

/** What `userId`, null for a stranger, may know of a room with so many listeners. */
export const summaryFor = (space: SpaceState, userId: UserId | null, listeners: number): SpaceSummary => {
  const { spaceId, name } = space
  return barredFrom(space, userId ?? STRANGER) === null
    ? { spaceId, name, isLocked: false, listeners }
    : { spaceId, name, isLocked: true }
}

/** What the link of a room tells whoever sees it before opening it: of one that is not open to everyone nothing at all. */
export type RoomPreview =
  | { isOpen: false }
  | { isOpen: true; name: string; listeners: number; playing: ListedRoom['playing'] }

/** The preview of a room with so many listeners; what it plays counts only while somebody hears it. */
export const previewOf = (space: SpaceState, listeners: number): RoomPreview =>
  barredFrom(space, STRANGER) === null
    ? { isOpen: true, name: space.name, listeners, playing: listeners === 0 ? null : playingIn(space.playback) }
    : { isOpen: false }

/** A room in the list for everyone; `playing` is null where nothing plays, or where the door is kept. */
export type ListedRoom = {
  spaceId: SpaceId
  name: string
  listeners: number
  playing: Pick<Song, 'title' | 'artist' | 'coverUrl'> | null
}

export const LISTED_LIMIT = 50

/** Those of `spaces` that want to be found and have somebody in them, those with most people first. */
export const listed = (spaces: readonly Space[]): ListedRoom[] =>
  spaces
    .filter(({ state, isEmpty }) => state.settings.isListed && !isEmpty)
    .sort((a, b) => b.users.size - a.users.size || (a.state.spaceId < b.state.spaceId ? -1 : 1))
    .slice(0, LISTED_LIMIT)
    .map(({ state, users }) => ({
      spaceId: state.spaceId,
      name: state.name,
      listeners: users.size,
      playing: barredFrom(state, STRANGER) === null ? playingIn(state.playback) : null,
    }))

const playingIn = ({ currentSong, isPlaying }: Space['playbackState']): ListedRoom['playing'] => {
  if (currentSong === null || !isPlaying) return null
  const { title, artist, coverUrl } = currentSong
  return { title, artist, coverUrl }
}
