'use client'

import { useMemo } from 'react'
import { useAudioStore } from '../../store/audioStore.tsx'
import { useHands } from '../player/use-hands.ts'
import { sendFile } from './send-file.ts'
import { UploadLine } from './upload-line.ts'

/** How long a finished upload stays in sight, ms. */
const LINGER_MS = 2500

/** The one line of uploads of this page; it outlives what is on screen. */
const line = new UploadLine(sendFile, (event) => {
  useAudioStore.getState().noteUpload(event)
  if (event.type === 'finished') setTimeout(() => line.dismiss(event.id), LINGER_MS)
})

/** Sends files to the library, and each into the queue as soon as it has arrived. */
export const useUploads = () => {
  const hands = useHands()
  return useMemo(
    () => ({
      upload: (files: readonly File[]) =>
        line.add(files, (song) => {
          useAudioStore.getState().noteSong(song)
          hands.addSong(song.songId)
        }),
      dismiss: (id: string) => line.dismiss(id),
    }),
    [hands],
  )
}
