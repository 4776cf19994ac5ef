import * as z from 'zod'
import { itemId, songId, userId } from './ids.ts'
import { durationMs } from './units.ts'

/** One line of text as people wrote it in a tag; empty when unknown. */
const line = z.string().max(300)

/** Where a song's sound comes from; the kind chooses the player. */
export const songSource = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('file'),
    /** Same-origin path, served with ranges, content-addressed and so cacheable for ever. */
    url: z.string().max(2048),
    mimeType: z.string().max(100),
    sizeBytes: z.int().min(1),
  }),
])
export type SongSource = z.infer<typeof songSource>

export const song = z.object({
  songId,
  title: line.min(1),
  artist: line,
  album: line,
  durationMs,
  /** Same-origin path of a square-ish picture, or null. */
  coverUrl: z.string().max(2048).nullable(),
  source: songSource,
})
export type Song = z.infer<typeof song>

export const USER_NAME_LENGTH = 40

/** What anyone may know of a user. */
export const publicUser = z.object({ userId, name: z.string().trim().min(1).max(USER_NAME_LENGTH) })
export type PublicUser = z.infer<typeof publicUser>

/** A song's place in a queue. */
export const item = z.object({ itemId, song, addedBy: publicUser })
export type Item = z.infer<typeof item>
