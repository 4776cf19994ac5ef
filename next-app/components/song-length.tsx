import type { SourceKind } from '@earshot/sync'
import { formatTime } from '../lib/format.ts'
import { words } from '../lib/words.ts'

type Lasting = { source: SourceKind; durationMs: number | null }

/** How long a song is; that it is live where it has no end, and nothing where nobody knows. */
export const SongLength = ({ source, durationMs }: Lasting) => {
  const text = source === 'live' ? words.add.live : durationMs === null ? null : formatTime(durationMs)
  return text === null ? null : <span className="figures shrink-0 text-faint text-sm">{text}</span>
}
