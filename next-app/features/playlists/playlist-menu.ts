import { Download, FileJson, PenLine, Trash2 } from 'lucide-react'
import { asJson, asM3u, fileNameOf } from '../../lib/playlist-file.ts'
import type { Playlist } from '../../lib/playlists-api.ts'
import { saveFile } from '../../lib/save-file.ts'
import { words } from '../../lib/words.ts'
import { withParts } from '../queue/later.tsx'
import { remove } from './playlist-hands.ts'

const said = words.queue

/** What may be done with a playlist of one's own. */
export const openPlaylistMenu = (at: HTMLElement, playlist: Playlist, rename: () => void): void => {
  const { name, songs } = playlist
  const groups = [
    [{ label: said.playlists.rename, icon: PenLine, act: rename, movesFocus: true }],
    [
      {
        label: said.exportM3u,
        icon: Download,
        act: () => saveFile(fileNameOf(name, 'm3u8'), asM3u(name, songs, location.origin), 'audio/x-mpegurl'),
      },
      {
        label: said.exportJson,
        icon: FileJson,
        act: () => saveFile(fileNameOf(name, 'json'), asJson(name, songs), 'application/json'),
      },
    ],
    [{ label: said.playlists.remove, icon: Trash2, act: () => void remove(playlist) }],
  ]
  void withParts((parts) => parts.openMenu({ at, label: said.playlists.more(name), groups }))
}
