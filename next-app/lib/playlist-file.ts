import type { Song, SongSource } from '@earshot/sync'

/** What a file of ours says of itself; the server reads it by the same name (`catalog/playlists/own-json`). */
const FORMAT = 'earshot-playlist'

/** Where a song's sound is to be had by whoever has the file; `origin` is this server's. */
export const addressOf = (source: SongSource, origin: string): string => {
  switch (source.kind) {
    case 'file':
      return new URL(source.url, origin).href
    case 'url':
    case 'live':
      return source.url
    case 'youtube':
      return `https://www.youtube.com/watch?v=${source.videoId}`
    case 'spotify':
      return `https://open.spotify.com/track/${source.trackId}`
    default:
      return source satisfies never
  }
}

/** A line of its own, whatever people wrote in a tag. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** The songs as an M3U playlist that any player reads; -1 seconds where the length is not known, as is the custom. */
export const asM3u = (name: string, songs: readonly Song[], origin: string): string =>
  [
    '#EXTM3U',
    `#PLAYLIST:${oneLine(name)}`,
    ...songs.flatMap(({ title, artist, album, durationMs, source }) => [
      `#EXTINF:${durationMs === null ? -1 : Math.round(durationMs / 1000)},${oneLine(artist === '' ? title : `${artist} - ${title}`)}`,
      ...(album === '' ? [] : [`#EXTALB:${oneLine(album)}`]),
      addressOf(source, origin),
    ]),
    '',
  ].join('\n')

/** The songs with all that is known of them, to be read by a server like this one. */
export const asJson = (name: string, songs: readonly Song[]): string =>
  `${JSON.stringify({
    format: FORMAT,
    version: 1,
    name,
    songs: songs.map(({ songId, title, artist, album, durationMs, source }) => ({
      songId,
      title,
      artist,
      album,
      durationMs,
      source,
    })),
  })}\n`

/** A name that every file system takes. */
export const fileNameOf = (name: string, ending: 'm3u8' | 'json'): string => {
  const plain = name
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
  return `${plain || 'queue'}.${ending}`
}
