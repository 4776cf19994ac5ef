import {
  asServerMs,
  DEFAULT_SETTINGS,
  type DurationMs,
  type Item,
  type ItemId,
  newItem,
  type PublicUser,
  type RoomInfo,
  type Song,
  type SongId,
  type UserId,
} from '@earshot/sync'

/** A song that no file stands behind, for rooms that are only looked at. */
export const demoSong = (
  part: Partial<Omit<Song, 'songId' | 'durationMs'>> & { id: string; seconds: number },
): Song => ({
  songId: part.id as SongId,
  title: part.title ?? part.id,
  artist: part.artist ?? '',
  album: part.album ?? '',
  durationMs: (part.seconds * 1000) as DurationMs,
  coverUrl: part.coverUrl ?? null,
  source: part.source ?? { kind: 'file', url: `/media/${part.id}`, mimeType: 'audio/ogg', sizeBytes: 1 },
})

export const demoUser = (name: string): PublicUser => ({
  userId: name.toLowerCase().replace(/\W/g, '-') as UserId,
  name,
})

export const demoItem = (song: Song, addedBy: PublicUser, place: number): Item =>
  newItem({ itemId: `item-${place}` as ItemId, song, addedBy, addedAt: asServerMs(place) })

/** A room in which everyone decides. */
export const demoInfo = (host: PublicUser): RoomInfo => ({
  name: 'A room',
  hostId: host.userId,
  actingHostId: null,
  roles: {},
  muted: [],
  settings: DEFAULT_SETTINGS,
  doorMode: 'open',
  hasPassword: false,
})
