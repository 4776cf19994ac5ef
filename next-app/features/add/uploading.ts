import type { SongId } from '@earshot/sync'
import { useAudioStore } from '../../store/audioStore.tsx'
import { sendFile } from './send-file.ts'
import { UploadLine } from './upload-line.ts'

/** How long a finished upload stays in sight, ms. */
const LINGER_MS = 2500

/** The one line of uploads of this page; it outlives what is on screen. */
const line = new UploadLine(sendFile, (event) => {
  useAudioStore.getState().noteUpload(event)
  if (event.type === 'finished') setTimeout(() => line.dismiss(event.id), LINGER_MS)
})

/** Sends files to the library, and each to `addSong` as soon as it has arrived. */
export const upload = (files: readonly File[], addSong: (songId: SongId) => void): void =>
  line.add(files, (song) => {
    useAudioStore.getState().noteSong(song)
    addSong(song.songId)
  })

/** Takes an upload out of the line and out of sight, wherever it is on its way. */
export const dismissUpload = (id: string): void => line.dismiss(id)
