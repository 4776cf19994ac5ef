import type { SongId } from '@earshot/sync'

/**
 * A file's address on a server like this one, whatever that is called: by the hash of its content, which is the same song
 * everywhere, or by its id in a music folder.
 */
export type OwnAddress = { hash: string } | { songId: SongId }

const MEDIA = /^\/media\/([0-9a-f]{64})\.\w{1,10}$/
const MUSIC = /^\/music\/([0-9a-f]{32})$/

/** Null for what lies elsewhere. Whether the song is known here only the library can tell. */
export function readOwnAddress(url: string): OwnAddress | null {
  if (!URL.canParse(url)) return null
  const { pathname } = new URL(url)
  const hash = MEDIA.exec(pathname)?.[1]
  if (hash !== undefined) return { hash }
  const songId = MUSIC.exec(pathname)?.[1]
  return songId === undefined ? null : { songId: songId as SongId }
}
