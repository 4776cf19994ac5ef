import type { SongId } from '@earshot/sync'

/** What a link names, read without asking anybody. */
export type Link =
  | { kind: 'youtube-video'; videoId: string; listId: string | null }
  | { kind: 'youtube-list'; listId: string }
  | { kind: 'spotify'; what: 'track' | 'album' | 'playlist'; id: string }
  | { kind: 'audius-track'; trackId: string }
  /** A page of Audius by its address: whether it is a song or several, only Audius knows. */
  | { kind: 'audius-page'; path: string }
  | { kind: 'archive'; item: string; file: string | null }
  | { kind: 'jamendo'; trackId: string }
  | { kind: 'station'; stationId: string }
  /** A song of the library. */
  | { kind: 'library'; songId: SongId }
  /** A line like "Artist - Title", to be looked for when it is brought in. */
  | { kind: 'words'; query: string }
  /** Anything else on the web. */
  | { kind: 'address'; url: string }
  /** A page of a vendor that is no song: a channel, an artist, a search. */
  | { kind: 'other-page' }

export type LinkKind = Link['kind']

/** The one spelling of a link: two links to the same thing have the same, and reading it answers the link again. */
export function spellLink(link: Exclude<Link, { kind: 'other-page' }>): string {
  switch (link.kind) {
    case 'youtube-video':
      return youtubeVideo(link.videoId) + (link.listId === null ? '' : `&list=${link.listId}`)
    case 'youtube-list':
      return `https://www.youtube.com/playlist?list=${link.listId}`
    case 'spotify':
      return `https://open.spotify.com/${link.what}/${link.id}`
    case 'audius-track':
      return `https://audius.co/tracks/${link.trackId}`
    case 'audius-page':
      return `https://audius.co${link.path}`
    case 'archive':
      return `https://archive.org/details/${link.item}${link.file === null ? '' : `/${spellPath(link.file)}`}`
    case 'jamendo':
      return `https://www.jamendo.com/track/${link.trackId}`
    case 'station':
      return `https://www.radio-browser.info/history/${link.stationId}`
    case 'library':
      return `song:${link.songId}`
    case 'words':
      return `search:${link.query}`
    case 'address':
      return link.url
    default:
      return link satisfies never
  }
}

const youtubeVideo = (videoId: string) => `https://www.youtube.com/watch?v=${videoId}`

/** A path with each of its parts made fit for an address. */
export const spellPath = (path: string): string => path.split('/').map(encodeURIComponent).join('/')
