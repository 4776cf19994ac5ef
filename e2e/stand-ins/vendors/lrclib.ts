import { type Answer, need, only, type Vendor } from './answer.ts'
import type { SungSong, VendorWorld } from './world.ts'

const bad = (): Answer => ({ status: 400, json: { code: 400, name: 'ValidationError', message: 'bad request' } })
const NOT_FOUND: Answer = {
  status: 404,
  json: { code: 404, name: 'TrackNotFound', message: 'Failed to find specified track' },
}
/** How far apart the lengths of one recording may be. */
const SAME_S = 2

/** lrclib.net */
export const lrclib =
  ({ sung }: VendorWorld): Vendor =>
  ({ path, query }) => {
    const shown = ({ title, artist, album, seconds, synced }: SungSong, at: number) => ({
      id: at + 1,
      name: title,
      trackName: title,
      artistName: artist,
      albumName: album,
      duration: seconds,
      instrumental: false,
      plainLyrics: synced.replace(/\[[^\]]*\]\s*/g, ''),
      syncedLyrics: synced,
    })
    if (path !== '/api/get' && path !== '/api/search') return null
    only(query, ['track_name', 'artist_name', 'album_name', 'duration'], bad)
    const isLike = (name: string, text: string) => text.toLowerCase() === need(query, name, /\S/, bad).toLowerCase()
    const found = sung.filter(({ title, artist }) => isLike('track_name', title) && isLike('artist_name', artist))
    if (path === '/api/search') return { json: found.map(shown) }
    const seconds = query.get('duration')
    const exact = found.filter((song) => seconds === null || Math.abs(song.seconds - Number(seconds)) <= SAME_S)
    return exact[0] ? { json: shown(exact[0], 0) } : NOT_FOUND
  }
