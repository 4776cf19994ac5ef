import type { LyricsSource } from '@earshot/sync'
import { spoken } from './languages/spoken.ts'

/** What is said around what is sung. */
export const lyricsWords = spoken('lyrics', {
  region: 'Lyrics',
  show: 'Lyrics',
  hide: 'Hide lyrics',
  close: 'Close the lyrics',
  looking: 'Looking for lyrics…',
  interlude: 'Instrumental',
  from: {
    tags: 'From the song’s own tags',
    file: 'From the file beside the song',
    provider: 'From LRCLIB',
  } satisfies Record<LyricsSource, string>,
  none: 'No lyrics found',
  noneHere: 'They would come from the song’s tags, or from an .lrc file beside it in the music folder.',
  noneAnywhere:
    'They would come from the song’s tags, from an .lrc file beside it in the music folder, or from LRCLIB.',
  failed: 'No lyrics at the moment',
  providerFailed: 'There are none with the song, and LRCLIB could not be asked.',
  retry: 'Try again',
})
