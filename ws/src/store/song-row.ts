import { song as songSchema } from '@earshot/sync'
import type { Song as SongRow } from '../generated/client.ts'
import type { SongRecord } from './records.ts'

/** The record as the database holds it. */
export function rowOf({ song, mediaHash, demo, createdAt }: SongRecord): SongRow {
  return {
    id: song.songId,
    title: song.title,
    artist: song.artist,
    album: song.album,
    durationMs: song.durationMs,
    coverUrl: song.coverUrl,
    sourceKind: song.source.kind,
    mediaUrl: song.source.url,
    mediaHash,
    mimeType: song.source.mimeType,
    sizeBytes: song.source.sizeBytes,
    demo,
    createdAt: new Date(createdAt),
  }
}

/** The row as the program knows it; null when it is no song of this protocol. */
export function recordOf(row: SongRow): SongRecord | null {
  const { id: songId, title, artist, album, durationMs, coverUrl, mediaHash, demo } = row
  const source = { kind: row.sourceKind, url: row.mediaUrl, mimeType: row.mimeType, sizeBytes: row.sizeBytes }
  const song = songSchema.safeParse({ songId, title, artist, album, durationMs, coverUrl, source })
  return song.success ? { song: song.data, mediaHash, demo, createdAt: row.createdAt.getTime() } : null
}
