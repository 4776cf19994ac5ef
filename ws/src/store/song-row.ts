import { type Song, song as songSchema } from '@earshot/sync'
import type { Song as SongRow } from '../generated/client.ts'
import { readJson } from './json.ts'
import type { SongRecord } from './records.ts'

/** The record as the database holds it. */
export function rowOf({ song, sourceKey, sizeBytes, demo, createdAt }: SongRecord): SongRow {
  const { songId: id, title, artist, album, durationMs, coverUrl } = song
  const source = JSON.stringify(song.source)
  return {
    id,
    title,
    artist,
    album,
    durationMs,
    coverUrl,
    source,
    sourceKey,
    sizeBytes,
    demo,
    createdAt: new Date(createdAt),
  }
}

/** The row as the program knows it; null when it is no song of this protocol. */
export function recordOf(row: SongRow): SongRecord | null {
  const { id: songId, title, artist, album, durationMs, coverUrl, sourceKey, sizeBytes, demo } = row
  const song = songSchema.safeParse({
    songId,
    title,
    artist,
    album,
    durationMs,
    coverUrl,
    source: readJson(row.source),
  })
  return song.success ? { song: song.data, sourceKey, sizeBytes, demo, createdAt: row.createdAt.getTime() } : null
}

/** A song that stands whole in one column; null when it is none of this protocol. */
export const readSong = (text: string): Song | null => songSchema.safeParse(readJson(text)).data ?? null
