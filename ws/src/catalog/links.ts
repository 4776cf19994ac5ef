import { type FoundSong, LINKS_LIMIT, type ReadLinks, type Song } from '@earshot/sync'
import { cleanLine } from '../text/clean-text.ts'
import { type Addresses, type Hint, nameOf } from './addresses.ts'
import type { Catalog } from './catalog.ts'
import { CatalogError } from './catalog-error.ts'
import { type Draft, type DraftList, type DraftMemory, foundSong, type ShowPicture } from './draft.ts'
import { type Link, spellLink } from './links/link.ts'
import { readOwnAddress } from './links/own-address.ts'
import { readLines } from './links/read-lines.ts'
import { readLink } from './links/read-link.ts'
import type { Entry } from './playlists/entry.ts'
import { readPlaylist } from './playlists/playlist-text.ts'
import type { Resolver, VendorLink } from './resolve-link.ts'
import { TtlCache } from './vendor/ttl-cache.ts'

export type LinksDeps = {
  library: Pick<Catalog, 'getSong' | 'findSource'>
  memory: DraftMemory
  resolver: Resolver
  addresses: Addresses
  addSource(draft: Draft): Promise<Song>
  /** The best fit for a line like "Artist - Title"; throws `no-match`. */
  findWords(query: string): Promise<Draft | Song>
  showPicture: ShowPicture
  now(): number
}

/** From what people paste to songs. `who` names a session: what one pasted of titles is told to nobody else. */
export type Links = {
  /** The songs that a text names: one address, a playlist's address, a playlist's text, or lines. */
  read(text: string, who: string): Promise<ReadLinks>
  /** Brings the song of a link into the library. */
  bring(link: string, who: string): Promise<Song>
}

const KEEP_MS = 60 * 60_000
/** Songs of pasted lines whose titles are asked for at once; the others are shown by their address. */
const TITLES_ASKED = 40

export function createLinks(deps: LinksDeps): Links {
  const { library, memory, resolver, addresses, addSource, showPicture, now } = deps
  const hints = new TtlCache<Hint>(10_000)

  const draftOf = async (link: VendorLink): Promise<Draft> =>
    memory.recall(plainSpelling(link)) ?? memory.keep(await resolver.song(link))

  const told = ({ name, drafts: list, isCut }: DraftList): ReadLinks => ({
    name,
    found: list.map((draft) => foundSong(memory.keep(draft), showPicture)),
    isCut,
  })

  return {
    read: async (text, who) => {
      const link = readLink(text)
      if (link?.kind === 'other-page') throw new CatalogError('link-unknown')
      if (link?.kind === 'address' && ownSong(link) === null) {
        const there = await addresses.look(link.url)
        if ('list' in there) return told(there.list)
        return entries(there.playlist.name, there.playlist.entries, who)
      }
      if (link && isVendorLink(link)) return told(await resolver.songs(link, LINKS_LIMIT))
      const playlist = readPlaylist(text, null)
      if (playlist) return entries(playlist.name, playlist.entries, who)
      const lines = readLines(text)
      return found(
        '',
        lines.map(({ link: each, title, artist }) => ({ link: each, title, artist, album: '', durationMs: null })),
      )
    },

    bring: async (text, who) => {
      const link = readLink(text)
      if (!link || link.kind === 'other-page') throw new CatalogError('link-unknown')
      const own = ownSong(link)
      if (own) return own
      if (link.kind === 'address') return addresses.bring(link.url, hints.get(`${who} ${link.url}`, now()) ?? null)
      if (link.kind === 'library') throw new CatalogError('song-not-found')
      if (link.kind === 'words') {
        const best = await deps.findWords(link.query)
        return 'songId' in best ? best : addSource(best)
      }
      return library.findSource(keyOf(link)) ?? addSource(await draftOf(link))
    },
  }

  /** The song that is here already under the name that a link calls it by. */
  function ownSong(link: Link): Song | null {
    if (link.kind === 'library') return library.getSong(link.songId)
    const own = link.kind === 'address' ? readOwnAddress(link.url) : null
    if (own === null) return null
    return 'hash' in own ? library.findSource(`file:${own.hash}`) : library.getSong(own.songId)
  }

  function entries(name: string, list: readonly Entry[], who: string): Promise<ReadLinks> {
    return found(
      name,
      list.flatMap((entry) => {
        const link = readLink(entry.address)
        if (!link) return []
        const { title, artist, album } = entry
        if (link.kind === 'address') hints.set(`${who} ${link.url}`, { title, artist, album }, now() + KEEP_MS)
        return { ...entry, link }
      }),
    )
  }

  async function found(name: string, all: readonly (Omit<Entry, 'address'> & { link: Link })[]): Promise<ReadLinks> {
    const list = all.slice(0, LINKS_LIMIT)
    if (list.length === 0) throw new CatalogError('no-links')
    let asked = 0
    const songs = list.map(async ({ link, title, artist, album, durationMs }): Promise<FoundSong[]> => {
      if (link.kind === 'other-page') return []
      const own = ownSong(link)
      if (own) return [libraryFind(own)]
      if (title === '' && isVendorLink(link) && asked < TITLES_ASKED) {
        asked += 1
        const draft = await draftOf(link).catch(() => null)
        if (draft) return [foundSong(draft, showPicture)]
      }
      const spelt = spellLink(link)
      return [{ link: spelt, title: title || nameOfLink(link, spelt), artist, album, durationMs, coverUrl: null }]
    })
    return { name: name || null, found: (await Promise.all(songs)).flat(), isCut: all.length > list.length }
  }
}

/** A song of the library as something that is found. */
export const libraryFind = ({ songId, title, artist, album, durationMs, coverUrl }: Song): FoundSong => ({
  link: spellLink({ kind: 'library', songId }),
  title,
  artist,
  album,
  durationMs,
  coverUrl,
})

const isVendorLink = (link: Link): link is VendorLink =>
  !['library', 'words', 'address', 'other-page'].includes(link.kind)

/** The spelling under which a link's draft is kept: which list a video was found in is no part of it. */
const plainSpelling = (link: VendorLink): string =>
  spellLink(link.kind === 'youtube-video' ? { ...link, listId: null } : link)

/** The key under which the library has a link's song, where that can be told without asking. */
function keyOf(link: VendorLink): string {
  if (link.kind === 'youtube-video') return `youtube:${link.videoId}`
  return link.kind === 'spotify' && link.what === 'track' ? `spotify:${link.id}` : ''
}

const nameOfLink = (link: Link, spelt: string): string =>
  cleanLine(link.kind === 'address' ? nameOf(link.url) : spelt.replace(/^https:\/\/(?:www\.)?/, ''))
