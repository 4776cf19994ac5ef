import { cleanLine } from '../../text/clean-text.ts'
import { fromSeconds } from '../durations.ts'
import { type Entry, type Playlist, splitTitle } from './entry.ts'

const LINE = /^(file|title|length)(\d{1,5})\s*=\s*(.*)$/i

/** PLS: `File1=`, `Title1=`, `Length1=` (seconds; -1: without end), in whatever order. */
export function readPls(text: string): Playlist {
  const byNumber = new Map<number, { file: string; title: string; length: string }>()
  for (const line of text.split('\n')) {
    const [, key = '', number = '', value = ''] = LINE.exec(line.trim()) ?? []
    if (key === '') continue
    const entry = byNumber.get(Number(number)) ?? { file: '', title: '', length: '-1' }
    byNumber.set(Number(number), { ...entry, [key.toLowerCase()]: value.trim() })
  }
  const entries = [...byNumber]
    .sort(([one], [other]) => one - other)
    .filter(([, { file }]) => file !== '')
    .map(
      ([, { file, title, length }]): Entry => ({
        address: file,
        ...splitTitle(cleanLine(title)),
        album: '',
        durationMs: fromSeconds(Number(length)),
      }),
    )
  return { name: '', entries }
}
