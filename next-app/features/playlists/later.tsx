'use client'

import { later } from '../../components/later.tsx'
import { words } from '../../lib/words.ts'

const NotThere = () => <p className="px-2 py-3 text-soft">{words.errors.panelMissing}</p>

/** Comes when it is opened. */
export const PlaylistsView = later(() =>
  import('./playlists-view.tsx').then(
    (loaded) => loaded.PlaylistsView,
    () => NotThere,
  ),
)
