import type { Song } from '@earshot/sync'
import { titleFromFileName } from '../text/clean-text.ts'
import { CatalogError } from './catalog-error.ts'
import type { Draft, DraftList } from './draft.ts'
import { fromMilliseconds } from './durations.ts'
import { readLink } from './links/read-link.ts'
import type { Entry, Playlist } from './playlists/entry.ts'
import { readPlaylist } from './playlists/playlist-text.ts'
import type { Probed, ProbedSong, ProbeUrl } from './probed.ts'

/** What somebody's playlist told of an address: shown while nobody knows better. */
export type Hint = Pick<Entry, 'title' | 'artist' | 'album'>

export type AddressDeps = {
  probeUrl: ProbeUrl
  /** Takes the file at an address into the library: for what cannot be played from there. */
  fetchUrl(url: string): Promise<Song>
  addSource(draft: Draft): Promise<Song>
  /** The song of the library that plays from this address. */
  findKnown(url: string): Song | null
}

/** Addresses of files, broadcasts and playlists, whoever serves them. */
export type Addresses = {
  bring(url: string, hint: Hint | null): Promise<Song>
  /** What an address has, without bringing it in: one song, or a playlist's entries. */
  look(url: string): Promise<{ list: DraftList } | { playlist: Playlist }>
}

export const createAddresses = ({ probeUrl, fetchUrl, addSource, findKnown }: AddressDeps): Addresses => ({
  bring: async (asked, hint) => {
    const known = findKnown(asked)
    if (known) return known
    const { url, probed } = await follow(probeUrl, asked)
    if (probed.kind === 'audio' && !probed.seekable) return fetchUrl(url)
    return addSource(draftOf(url, probed, hint))
  },
  look: async (url) => {
    const probed = await probeUrl(url)
    if (probed.kind !== 'playlist') return { list: { name: null, drafts: [draftOf(url, probed, null)], isCut: false } }
    return { playlist: entriesOf(probed) }
  },
})

/** Radio stations are often told by a playlist with one entry: that is what is meant. */
async function follow(probeUrl: ProbeUrl, url: string): Promise<{ url: string; probed: ProbedSong }> {
  const first = await probeUrl(url)
  if (first.kind !== 'playlist') return { url, probed: first }
  const addresses = new Set(entriesOf(first).entries.map(({ address }) => address))
  const [only] = addresses
  if (only === undefined || addresses.size > 1 || readLink(only)?.kind !== 'address') {
    throw new CatalogError(addresses.size === 0 ? 'song-not-found' : 'is-playlist')
  }
  const second = await probeUrl(only)
  if (second.kind === 'playlist') throw new CatalogError('is-playlist')
  return { url: only, probed: second }
}

const entriesOf = ({ text, url }: Extract<Probed, { kind: 'playlist' }>): Playlist =>
  readPlaylist(text, url) ?? { name: '', entries: [] }

/** The address that was asked, not what it redirects to: that may be another one tomorrow. */
function draftOf(url: string, probed: ProbedSong, hint: Hint | null): Draft {
  const common = { link: url, pictureUrl: null }
  if (probed.kind === 'live') {
    const title = probed.name || hint?.title || nameOf(url)
    const source = { kind: 'live', url, format: probed.format } as const
    return { ...common, source, title, artist: '', album: '', durationMs: null }
  }
  const { mimeType, sizeBytes, durationMs } = probed
  return {
    ...common,
    source: { kind: 'url', url, mimeType, sizeBytes },
    title: probed.title || hint?.title || nameOf(url),
    artist: probed.artist || hint?.artist || '',
    album: probed.album || hint?.album || '',
    durationMs: durationMs === null ? null : fromMilliseconds(durationMs),
  }
}

/** What an address is called when nothing else is known: as its file, or else as its host. */
export function nameOf(url: string): string {
  const { pathname, hostname } = new URL(url)
  const last = pathname.split('/').at(-1) ?? ''
  try {
    return titleFromFileName(decodeURIComponent(last)) || hostname
  } catch {
    return titleFromFileName(last) || hostname
  }
}
