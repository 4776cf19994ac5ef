import { cleanLine } from '../../text/clean-text.ts'
import { fromMilliseconds } from '../durations.ts'
import { elementsOf, textOf } from '../xml.ts'
import type { Entry, Playlist } from './entry.ts'

/** XSPF 1 (xspf.org): tracks with a location, a length in ms. */
export function readXspf(text: string): Playlist {
  const from = text.search(/<(?:[\w.-]{1,40}:)?trackList[\s>]/i)
  const entries = elementsOf(text, 'track').map(
    (track): Entry => ({
      address: textOf(track, 'location'),
      title: cleanLine(textOf(track, 'title')),
      artist: cleanLine(textOf(track, 'creator')),
      album: cleanLine(textOf(track, 'album')),
      durationMs: fromMilliseconds(Number(textOf(track, 'duration') || Number.NaN)),
    }),
  )
  const name = cleanLine(textOf(from < 0 ? text : text.slice(0, from), 'title'))
  return { name, entries: entries.filter(({ address }) => address !== '') }
}
