import type { Song } from '@earshot/sync'

/**
 * A song of the library with what only the server knows: what makes it one song and not two (`file:HASH`, `youtube:ID`),
 * and how much of it lies on this server's disk. `createdAt` is in ms since 1970.
 */
export type SongRecord = { song: Song; sourceKey: string; sizeBytes: number; demo: boolean; createdAt: number }
