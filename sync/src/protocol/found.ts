import * as z from 'zod'
import { durationMs } from './units.ts'

const line = z.string().max(300)
/** What people paste: an address, or a vendor's own way of naming a song (`spotify:track:…`). */
export const LINK_LENGTH = 2048
export const link = z.string().trim().min(1).max(LINK_LENGTH)

/**
 * A place where songs can be searched for. `finds`: what it has. `isScarce`: its searches are counted by its vendor, so it
 * is asked when somebody says so, and not while they type.
 */
export const catalogInfo = z.object({
  catalogId: z.string().regex(/^[a-z-]{1,40}$/),
  name: line.min(1),
  finds: z.enum(['songs', 'stations']),
  isScarce: z.boolean().optional(),
})
export type CatalogInfo = z.infer<typeof catalogInfo>

/** A song that is not in the library yet: its `link` brings it there. What is not known is empty or null. */
export const foundSong = z.object({
  link,
  title: line.min(1),
  artist: line,
  album: line,
  durationMs: durationMs.nullable(),
  /** Same-origin path of a picture. */
  coverUrl: z.string().max(4096).nullable(),
})
export type FoundSong = z.infer<typeof foundSong>

/** Songs that one text names: a playlist's, or one to a line. */
export const LINKS_LIMIT = 500
export const readLinks = z.object({
  /** The playlist's own name; null when it has none. */
  name: line.nullable(),
  found: z.array(foundSong).max(LINKS_LIMIT),
  /** There were more than are told. */
  isCut: z.boolean(),
})
export type ReadLinks = z.infer<typeof readLinks>
