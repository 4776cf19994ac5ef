'use client'

import { useMemo } from 'react'
import { toast } from 'sonner'
import { words } from '../../lib/words.ts'
import { say } from '../../store/adding/box.ts'
import { TEXT_BYTES } from '../../store/adding/typed.ts'
import { showAddSongs } from '../room/use-panel.ts'
import { isPlaylist } from './audio-file.ts'
import { useUploads } from './use-uploads.ts'

/** Takes files as they are dropped, pasted or chosen: songs are uploaded, and what a playlist holds goes into the box. */
export const useFiles = () => {
  const { upload } = useUploads()
  return useMemo(
    () => ({
      take: (files: readonly File[]) => {
        const playlists = files.filter(isPlaylist)
        if (playlists.length < files.length) upload(files.filter((file) => !isPlaylist(file)))
        if (playlists.length > 0) void readPlaylists(playlists)
      },
    }),
    [upload],
  )
}

const readPlaylists = async (playlists: readonly File[]): Promise<void> => {
  if (playlists.reduce((sum, { size }) => sum + size, 0) > TEXT_BYTES) return void toast(words.add.tooLong)
  const texts = await Promise.all(playlists.map((file) => file.text()))
  showAddSongs()
  say(texts.join('\n'), true)
}
