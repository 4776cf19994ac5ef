'use client'

import type { FoundSong, Song } from '@earshot/sync'
import { toast } from '../../components/toast.ts'
import type { Playlist } from '../../lib/playlists-api.ts'
import { words } from '../../lib/words.ts'
import type { RoomSession } from '../../session/room-session.ts'
import { line, unlock } from '../../store/adding/add.ts'
import { openPlaylist, removePlaylist, savePlaylist } from '../../store/playlists/playlists.ts'
import { offerUndo } from '../queue/undo.ts'

const foundOf = ({ songId, title, artist, album, durationMs, coverUrl }: Song): FoundSong => ({
  link: `song:${songId}`,
  title,
  artist,
  album,
  durationMs,
  coverUrl,
})

/** All of it, behind what waits. */
export const addAll = ({ name, songs }: Playlist): void => {
  unlock()
  line.add(songs.map(foundOf), name)
}

/** Its first song at once, and the others behind what waits. */
export const playAll = async (session: RoomSession | null, { name, songs }: Playlist): Promise<void> => {
  const [first, ...others] = songs
  if (session === null || first === undefined) return
  unlock()
  const refusal = await session.tell({ type: 'add-song', songId: first.songId, place: 'now' })
  if (refusal !== null) toast(words.refusals[refusal], { id: refusal })
  else if (others.length > 0) line.add(others.map(foundOf), name)
}

/** Deletes it, and offers to make it again. */
export const remove = async (playlist: Playlist): Promise<void> => {
  const answer = await removePlaylist(playlist)
  if (!answer.ok) return toast.error(answer.message)
  const { name, songs } = playlist
  offerUndo(words.queue.playlists.removed(name), async () => {
    const again = await savePlaylist(name, songs)
    if (again.ok) void openPlaylist(again.value.playlistId)
    else toast.error(again.message)
  })
}
