'use client'

import { NameForm } from '../../components/name-form.tsx'
import { toast } from '../../components/toast.ts'
import { PLAYLIST_NAME_LENGTH } from '../../lib/playlists-api.ts'
import { words } from '../../lib/words.ts'
import { useAudioStore, useRoom } from '../../store/audioStore.tsx'
import { savePlaylist } from '../../store/playlists/playlists.ts'
import { shownSongs } from './queue-menu.ts'
import { saveAsPlaylist } from './use-queue-side.ts'

const said = words.queue.playlists

/** Asks for a name, and keeps what is shown under it. */
export const SavePlaylist = () => {
  const roomName = useRoom((room) => room.name)
  const save = async (name: string): Promise<string | null> => {
    const songs = shownSongs(useAudioStore.getState().room)
    const answer = await savePlaylist(name, songs)
    if (!answer.ok) return answer.message
    saveAsPlaylist(false)
    toast.success(said.saved(answer.value.name, songs.length))
    return null
  }
  return (
    <NameForm
      label={said.name}
      name={roomName}
      maxLength={PLAYLIST_NAME_LENGTH}
      save={save}
      onCancel={() => saveAsPlaylist(false)}
    />
  )
}
