import * as z from 'zod'
import { itemId, songId, userId } from './ids.ts'
import { durationMs, serverMs } from './units.ts'

/** One line of text as people wrote it in a tag; empty when unknown. */
const line = z.string().max(300)

/** An address on the web. */
const address = z.url({ protocol: /^https?$/ }).max(2048)

/** Where a song's sound comes from; the kind chooses the player. */
export const songSource = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('file'),
    /** Same-origin path, served with ranges; what it holds never changes. */
    url: z.string().max(2048),
    mimeType: z.string().max(100),
    sizeBytes: z.int().min(1),
  }),
  /** A file elsewhere on the web, fetched by each listener from there or, where its server does not let them, through ours. */
  z.object({
    kind: z.literal('url'),
    url: address,
    mimeType: z.string().max(100),
    sizeBytes: z.int().min(1).nullable(),
  }),
  z.object({ kind: z.literal('youtube'), videoId: z.string().regex(/^[\w-]{11}$/) }),
  z.object({ kind: z.literal('spotify'), trackId: z.string().regex(/^[0-9A-Za-z]{22}$/) }),
  /** What is being broadcast, without a beginning or an end: an endless answer of audio (`icy`) or a playlist of pieces (`hls`). */
  z.object({ kind: z.literal('live'), url: address, format: z.enum(['icy', 'hls']) }),
])
export type SongSource = z.infer<typeof songSource>
export type SourceKind = SongSource['kind']

export const song = z.object({
  songId,
  title: line.min(1),
  artist: line,
  album: line,
  /** Null while nobody who could tell has loaded it, and for ever for what is live. */
  durationMs: durationMs.nullable(),
  /** Same-origin path of a square-ish picture, or null. */
  coverUrl: z.string().max(2048).nullable(),
  source: songSource,
})
export type Song = z.infer<typeof song>

export const USER_NAME_LENGTH = 40

/** What anyone may know of a user. */
export const publicUser = z.object({ userId, name: z.string().trim().min(1).max(USER_NAME_LENGTH) })
export type PublicUser = z.infer<typeof publicUser>

/** Who adds the songs that the room's auto-DJ adds. */
export const AUTO_DJ: PublicUser = { userId: userId.parse('auto-dj'), name: 'Auto-DJ' }

/** Whose the room is that a server keeps for whoever wants to hear what this is. */
export const DEMO_HOST: PublicUser = { userId: userId.parse('earshot'), name: 'Earshot' }

/** Votes that one item may have. */
export const VOTES_LIMIT = 500

/** A song's place in a queue. */
export const item = z.object({
  itemId,
  song,
  addedBy: publicUser,
  addedAt: serverMs.default(serverMs.parse(0)),
  /** Who is for it and who against; who is neither is not there. */
  votes: z.record(userId, z.union([z.literal(1), z.literal(-1)])).default({}),
  /** Was asked to play next, and stands before the others in every order. */
  isNext: z.boolean().default(false),
  /** Where all repeat: the round in which it will play. Votes and turns put in order what waits for the same one. */
  round: z.int().min(0).optional(),
})
export type Item = z.infer<typeof item>
