'use client'

import { useMemo } from 'react'
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
  // One byte too many is enough to be told that it is too long.
  const texts = await Promise.all(playlists.map((file) => file.slice(0, TEXT_BYTES + 1).text()))
  showAddSongs()
  const { say } = await import('../../store/adding/box.ts')
  say(texts.join('\n'), true)
}
