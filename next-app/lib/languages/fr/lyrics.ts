import type { lyricsWords } from '../../lyrics-words.ts'

export const lyrics: typeof lyricsWords = {
  region: 'Paroles',
  show: 'Paroles',
  hide: 'Masquer les paroles',
  close: 'Fermer les paroles',
  looking: 'Recherche des paroles…',
  interlude: 'Instrumental',
  from: {
    tags: 'D’après les tags de la chanson',
    file: 'D’après le fichier à côté de la chanson',
    provider: 'D’après LRCLIB',
  },
  none: 'Pas de paroles trouvées',
  noneHere: 'Elles viendraient des tags de la chanson, ou d’un fichier .lrc à côté d’elle dans le dossier de musique.',
  noneAnywhere:
    'Elles viendraient des tags de la chanson, d’un fichier .lrc à côté d’elle dans le dossier de musique, ou de LRCLIB.',
  failed: 'Pas de paroles pour le moment',
  providerFailed: 'La chanson n’en a pas, et LRCLIB n’a pas pu être interrogé.',
  retry: 'Réessayer',
}
