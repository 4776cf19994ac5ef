'use client'

import type { Song } from '@earshot/sync'
import { words } from '../../lib/words.ts'
import { showElsewhere } from '../room/use-panel.ts'

/** Where a song does not play: the way to the same music from another source. A file is all there is of it. */
export const ElsewhereButton = ({ song }: { song: Song }) =>
  song.source.kind === 'file' || song.source.kind === 'live' ? null : (
    <button
      type="button"
      onClick={() => showElsewhere(song)}
      className="-mb-2 block min-h-11 font-medium text-ink underline decoration-ink/30 underline-offset-4 transition hover:decoration-ink"
    >
      {words.add.elsewhere.find}
    </button>
  )
