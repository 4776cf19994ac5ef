import { cleanLine } from '../../text/clean-text.ts'
import { fromSeconds } from '../durations.ts'
import { type Entry, type Playlist, splitTitle } from './entry.ts'

const BLANK = { title: '', artist: '', album: '', durationMs: null }

/** M3U and M3U8: an address a line, `#EXTINF:seconds,Artist - Title` before it. -1 seconds: not known, or without end. */
export function readM3u(text: string): Playlist {
  const entries: Entry[] = []
  let name = ''
  let about: Omit<Entry, 'address'> = BLANK
  for (const each of text.split('\n')) {
    const line = each.trim()
    if (line.startsWith('#EXTINF:')) about = { ...about, ...readExtinf(line.slice('#EXTINF:'.length)) }
    else if (line.startsWith('#EXTALB:')) about = { ...about, album: cleanLine(line.slice('#EXTALB:'.length)) }
    else if (line.startsWith('#EXTART:')) about = { ...about, artist: cleanLine(line.slice('#EXTART:'.length)) }
    else if (line.startsWith('#PLAYLIST:')) name = cleanLine(line.slice('#PLAYLIST:'.length))
    else if (line !== '' && !line.startsWith('#')) {
      entries.push({ address: line, ...about })
      about = BLANK
    }
  }
  return { name, entries }
}

/** What is longer is no title, and takes long to be searched for one. */
const LINE_MOST = 2000

/** The title begins after the first comma that stands in no quotes: `-1 group-title="a, b",Name`. */
const EXTINF = /^\s*(-?\d+(?:\.\d+)?)?((?:[^",]|"[^"]*")*),(.*)$/

function readExtinf(text: string) {
  const [, seconds = '-1', , title = ''] = EXTINF.exec(text.slice(0, LINE_MOST)) ?? []
  return { ...splitTitle(cleanLine(title)), durationMs: fromSeconds(Number(seconds)) }
}
