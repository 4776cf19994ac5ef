'use client'

import type { SongId } from '@earshot/sync'
import { useMemo } from 'react'
import { toast } from '../../components/toast.ts'
import { words } from '../../lib/words.ts'
import { TEXT_BYTES } from '../../store/adding/typed.ts'
import { useHands } from '../player/use-hands.ts'
import { showAddSongs } from '../room/use-panel.ts'
import { isPlaylist } from './audio-file.ts'

/** Takes files as they are dropped, pasted or chosen: songs are uploaded, and what a playlist holds goes into the box. */
export const useFiles = () => {
  const hands = useHands()
  return useMemo(
    () => ({
      take: (files: readonly File[]) => {
        const playlists = files.filter(isPlaylist)
        const songs = files.filter((file) => !isPlaylist(file))
        if (songs.length > 0) void uploadAll(songs, hands.addSong)
        if (playlists.length > 0) void readPlaylists(playlists)
      },
    }),
    [hands],
  )
}

const uploadAll = async (files: readonly File[], addSong: (songId: SongId) => void): Promise<void> => {
  const uploading = await import('./uploading.ts').catch(() => null)
  if (uploading === null) toast.error(words.errors.panelMissing, { id: 'panel-missing' })
  else uploading.upload(files, addSong)
}

const readPlaylists = async (playlists: readonly File[]): Promise<void> => {
  // One byte too many is enough to be told that it is too long.
  const texts = await Promise.all(playlists.map((file) => file.slice(0, TEXT_BYTES + 1).text()))
  showAddSongs()
  const { say } = await import('../../store/adding/box.ts')
  say(texts.join('\n'), true)
}
