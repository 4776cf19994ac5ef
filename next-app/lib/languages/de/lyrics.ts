import type { lyricsWords } from '../../lyrics-words.ts'

export const lyrics: typeof lyricsWords = {
  region: 'Songtext',
  show: 'Songtext',
  hide: 'Songtext ausblenden',
  close: 'Songtext schließen',
  looking: 'Songtext wird gesucht …',
  interlude: 'Instrumental',
  from: {
    tags: 'Aus den Tags des Songs',
    file: 'Aus der Datei neben dem Song',
    provider: 'Von LRCLIB',
  },
  none: 'Kein Songtext gefunden',
  noneHere: 'Er käme aus den Tags des Songs oder aus einer .lrc-Datei daneben im Musikordner.',
  noneAnywhere: 'Er käme aus den Tags des Songs, aus einer .lrc-Datei daneben im Musikordner oder von LRCLIB.',
  failed: 'Im Moment kein Songtext',
  providerFailed: 'Beim Song ist keiner, und LRCLIB war nicht zu erreichen.',
  retry: 'Erneut versuchen',
}
