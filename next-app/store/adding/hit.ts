import type { CatalogInfo, FoundSong, Song, SourceKind } from '@earshot/sync'

/** A song that may be added: from the library, or by a link that brings it there. */
export type Hit = {
  title: string
  artist: string
  durationMs: number | null
  coverUrl: string | null
  /** Where its sound comes from. */
  source: SourceKind
  from: { song: Song } | { link: string }
}

/** What tells hits apart. */
export const keyOf = ({ from }: Hit): string => ('song' in from ? from.song.songId : from.link)

export const hitOfSong = (song: Song): Hit => ({
  title: song.title,
  artist: song.artist,
  durationMs: song.durationMs,
  coverUrl: song.coverUrl,
  source: song.source.kind,
  from: { song },
})

/** `finds`: what the catalogue has that it was found in, if it was one. */
export const hitOfFound = (
  { link, title, artist, durationMs, coverUrl }: FoundSong,
  finds: CatalogInfo['finds'] = 'songs',
): Hit => ({
  title,
  artist,
  durationMs,
  coverUrl,
  source: finds === 'stations' ? 'live' : sourceOf(link),
  from: { link },
})

const YOUTUBE = /^https?:\/\/(?:[\w-]+\.)*(?:youtube\.com|youtube-nocookie\.com|youtu\.be)\//i
const SPOTIFY = /^(?:spotify:|https?:\/\/open\.spotify\.com\/)/i

/** Which player a link leads to, as far as the link itself shows. */
export const sourceOf = (link: string): SourceKind =>
  YOUTUBE.test(link) ? 'youtube' : SPOTIFY.test(link) ? 'spotify' : 'url'
