'use client'

import dynamic from 'next/dynamic'
import { words } from '../../lib/words.ts'

const NotThere = () => <p className="px-2 py-3 text-soft">{words.errors.panelMissing}</p>

/** Comes when it is opened. */
export const PlaylistsView = dynamic(
  () =>
    import('./playlists-view.tsx').then(
      (loaded) => loaded.PlaylistsView,
      () => NotThere,
    ),
  { ssr: false },
)
