import { songId, songSource } from '@earshot/sync'
import * as z from 'zod'
import { cleanLine } from '../../text/clean-text.ts'
import { fromMilliseconds } from '../durations.ts'
import { spellLink } from '../links/link.ts'
import type { Entry, Playlist } from './entry.ts'

const ownFile = z.object({
  format: z.literal('earshot-playlist'),
  version: z.literal(1),
  name: z.string().catch(''),
  songs: z.array(z.unknown()),
})
const ownSong = z.object({
  songId,
  title: z.string(),
  artist: z.string().catch(''),
  album: z.string().catch(''),
  durationMs: z.number().nullable().catch(null),
  source: songSource,
})
type OwnSong = z.infer<typeof ownSong>

/** Whether a text may be a playlist that our own client has saved as JSON. */
export const mayBeOwnJson = (text: string): boolean => text.startsWith('{') && text.includes('"earshot-playlist"')

/** Null when it is none; songs in it that cannot be read are left out. */
export function readOwnJson(text: string): Playlist | null {
  const file = ownFile.safeParse(parse(text))
  if (!file.success) return null
  const songs = file.data.songs.flatMap((each) => ownSong.safeParse(each).data ?? [])
  return { name: cleanLine(file.data.name), entries: songs.map(entryOf) }
}

const entryOf = (song: OwnSong): Entry => ({
  address: linkOf(song),
  title: cleanLine(song.title),
  artist: cleanLine(song.artist),
  album: cleanLine(song.album),
  durationMs: fromMilliseconds(song.durationMs ?? Number.NaN),
})

/** A file is known by its id alone; whatever else can be had again from where it came. */
function linkOf({ songId, source }: OwnSong): string {
  switch (source.kind) {
    case 'file':
      return spellLink({ kind: 'library', songId })
    case 'url':
    case 'live':
      return source.url
    case 'youtube':
      return spellLink({ kind: 'youtube-video', videoId: source.videoId, listId: null })
    case 'spotify':
      return `spotify:track:${source.trackId}`
    default:
      return source satisfies never
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
