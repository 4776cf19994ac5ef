'use client'

import { NameForm } from '../../components/name-form.tsx'
import { PLAYLIST_NAME_LENGTH, type Playlist } from '../../lib/playlists-api.ts'
import { words } from '../../lib/words.ts'
import { renamePlaylist } from '../../store/playlists/playlists.ts'

/** Gives a playlist another name. */
export const RenamePlaylist = ({ playlist, onDone }: { playlist: Playlist; onDone: () => void }) => (
  <NameForm
    label={words.queue.playlists.name}
    name={playlist.name}
    maxLength={PLAYLIST_NAME_LENGTH}
    save={async (name) => {
      const answer = await renamePlaylist(playlist, name)
      if (answer.ok) onDone()
      return answer.ok ? null : answer.message
    }}
    onCancel={onDone}
  />
)
