import type { lyricsWords } from '../../lyrics-words.ts'

export const lyrics: typeof lyricsWords = {
  region: 'Letra',
  show: 'Letra',
  hide: 'Ocultar la letra',
  close: 'Cerrar la letra',
  looking: 'Buscando la letra…',
  interlude: 'Instrumental',
  from: {
    tags: 'De las etiquetas de la canción',
    file: 'Del archivo junto a la canción',
    provider: 'De LRCLIB',
  },
  none: 'No se ha encontrado la letra',
  noneHere: 'Vendría de las etiquetas de la canción o de un archivo .lrc junto a ella en la carpeta de música.',
  noneAnywhere:
    'Vendría de las etiquetas de la canción, de un archivo .lrc junto a ella en la carpeta de música o de LRCLIB.',
  failed: 'Sin letra por ahora',
  providerFailed: 'La canción no la trae, y no se ha podido preguntar a LRCLIB.',
  retry: 'Reintentar',
}
