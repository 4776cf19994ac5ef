import { createHmac } from 'node:crypto'
import {
  DEMO_HOST,
  type Epoch,
  emptyQueue,
  type ItemId,
  momentAt,
  newItem,
  newSpace,
  type PositionMs,
  positionAt,
  type RoomSettings,
  type ServerMs,
  type Song,
  SPACE_ID_ALPHABET,
  SPACE_ID_LENGTH,
  type SpaceId,
  type SpaceState,
  start,
} from '@earshot/sync'
import { nanoid } from 'nanoid'
import type { Spaces } from '../spaces/spaces.ts'

const NAME = 'Demo room'

/** Whoever comes listens, and changes nothing. */
const LISTENING: RoomSettings = {
  permissions: {
    'control-playback': 'host',
    'change-song': 'host',
    'add-songs': 'host',
    'arrange-queue': 'host',
    vote: 'host',
    chat: 'host',
    'manage-people': 'host',
    'manage-room': 'host',
  },
  skipShare: null,
  itemsPerUser: null,
  autoDj: 'off',
  // Where strangers come in nobody without a role stands in for a host who is away, and this one always is.
  isListed: true,
}

/** The code of the demo room: the same for as long as the key of this server is. `n` names the next where one is taken. */
export const demoSpaceId = (secret: Uint8Array, n = 0): SpaceId =>
  [...createHmac('sha256', secret).update(`demo-room ${n}`).digest()]
    .slice(0, SPACE_ID_LENGTH)
    .map((byte) => SPACE_ID_ALPHABET[byte % SPACE_ID_ALPHABET.length])
    .join('') as SpaceId

/** A room of the server's own in which these songs play round and round; null without any. */
export const demoSpace = (
  songs: readonly Song[],
  of: { spaceId: SpaceId; epoch: Epoch; now: ServerMs },
): SpaceState | null => {
  const [current, ...upcoming] = songs.map((song, n) =>
    newItem({ itemId: `demo-${n}` as ItemId, song, addedBy: DEMO_HOST, addedAt: of.now }),
  )
  if (current === undefined) return null
  return {
    ...newSpace({ ...of, name: NAME, creator: DEMO_HOST }),
    playback: start(current.song, of.now),
    queue: { ...emptyQueue, repeat: 'all', current, upcoming },
    settings: LISTENING,
  }
}

const isDemo = ({ creatorId }: SpaceState): boolean => creatorId === DEMO_HOST.userId

/** The room with these songs instead of those it has; null where they are the same. */
export const renewed = (space: SpaceState, songs: readonly Song[], now: ServerMs): SpaceState | null => {
  const { current, upcoming } = space.queue
  const has = [...(current === null ? [] : [current]), ...upcoming].map(({ song }) => song.songId)
  const wants = songs.map(({ songId }) => songId)
  if (has.toSorted().join() === wants.toSorted().join()) return null
  const next = demoSpace(songs, { ...space, now })
  return next && { ...next, createdAt: space.createdAt, revision: space.revision + 1 }
}

/** A room that the database kept comes back held at its song's beginning; the demo room plays. */
export const playsOn = (space: SpaceState | null, now: ServerMs): SpaceState | null => {
  const current = space?.queue.current ?? null
  if (space === null || current === null || !isDemo(space) || space.playback.isPlaying) return space
  return { ...space, playback: start(current.song, now) }
}

/** What anyone may know of the demo room: which song plays there and where it stands at this instant. */
export type DemoRoomView = {
  spaceId: SpaceId
  listeners: number
  song: Pick<Song, 'songId' | 'title' | 'artist' | 'coverUrl' | 'durationMs'>
  positionMs: PositionMs
}

/** The room as it is at `now`, however long ago it was last heard; null where nothing plays. */
export const demoView = (space: SpaceState, now: ServerMs, listeners: number): DemoRoomView | null => {
  const { item, playback } = momentAt(space, now)
  if (item === null || !playback.isPlaying) return null
  const { songId, title, artist, coverUrl, durationMs } = item.song
  const song = { songId, title, artist, coverUrl, durationMs }
  return { spaceId: space.spaceId, listeners, song, positionMs: positionAt(playback, now) }
}

export type DemoRoomDeps = {
  spaces: Pick<Spaces, 'load' | 'create' | 'commit'>
  /** Writes a new room to the database. */
  save: (space: SpaceState) => void
  secret: Uint8Array
  /** Who is in rooms now. */
  streams: { listenersOf(spaceId: SpaceId): number }
  now: () => ServerMs
}

/** Its code may be another room's, made before there was a demo room. */
const TRIES = 10

/** The room that the server keeps for whoever wants to hear what this is. Until it is opened there is none. */
export class DemoRoom {
  readonly #deps: DemoRoomDeps
  #spaceId: SpaceId | null = null

  constructor(deps: DemoRoomDeps) {
    this.#deps = deps
  }

  is(spaceId: SpaceId): boolean {
    return spaceId === this.#spaceId
  }

  /** Sees to it that the room is there and plays these songs. */
  async open(songs: readonly Song[]): Promise<void> {
    for (let n = 0; n < TRIES && songs.length > 0; n++) {
      const spaceId = demoSpaceId(this.#deps.secret, n)
      if (!(await this.#openAs(spaceId, songs))) continue
      this.#spaceId = spaceId
      return
    }
  }

  /** What anyone may know of it now; null where there is none. */
  async view(): Promise<DemoRoomView | null> {
    const { spaces, now, streams } = this.#deps
    const space = this.#spaceId === null ? null : await spaces.load(this.#spaceId)
    return space && demoView(space, now(), streams.listenersOf(space.spaceId))
  }

  /** False where the code is somebody else's. */
  async #openAs(spaceId: SpaceId, songs: readonly Song[]): Promise<boolean> {
    const { spaces, save, now } = this.#deps
    const found = await spaces.load(spaceId)
    if (found !== null) {
      if (!isDemo(found)) return false
      const next = renewed(found, songs, now())
      return next === null || spaces.commit({ space: next, say: [] }, found.revision)
    }
    const made = demoSpace(songs, { spaceId, epoch: nanoid(12) as Epoch, now: now() })
    if (made === null || !(await spaces.create(made))) return false
    save(made)
    return true
  }
}
