import type { addingWords } from '../../adding-words.ts'
import { plurals } from '../plural.ts'

const p = plurals('es')

const firstSentence = (text: string): string => text.match(/^.*?[.!?](?=\s|$)/)?.[0] ?? text

const goingOn = (seconds: number): string =>
  seconds <= 0 ? 'Seguimos…' : `Seguimos en ${seconds < 120 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`}.`

const lines = (many: number): string => p(many, { one: '# línea', many: '# de líneas', other: '# líneas' })

export const add: typeof addingWords = {
  tab: 'Añadir',
  open: 'Añadir canciones',
  upload: 'Subir canciones',
  choose: 'Subir archivos',
  chooseHint: 'mp3, m4a, ogg, opus, flac, wav, m3u, pls',
  folder: 'Carpeta de música',
  dropHere: 'Suelta canciones para añadirlas',
  box: 'Busca canciones o pega un enlace o una lista',
  boxHint: 'Busca o pega un enlace',
  clear: 'Borrar',
  go: { nothing: 'Añadir', link: 'Añadir enlace', list: 'Leer lista', search: 'Buscar' },
  library: 'Biblioteca',
  libraryEmpty: 'Aún no hay canciones en este servidor. Sube la primera.',
  libraryFailed: 'La biblioteca no respondió.',
  retry: 'Reintentar',
  results: 'Resultados',
  reading: 'Buscando…',
  nothingFound: 'No se encontró nada',
  searchNow: (name: string) => `Buscar en ${name}`,
  showAll: (many: number) => `Ver las ${many}`,
  showFewer: 'Ver menos',
  more: 'Ver más',
  add: (title: string) => `Añadir ${title}`,
  adding: (title: string) => `Añadiendo ${title}`,
  added: (title: string) => `Se añadió ${title}`,
  ways: (title: string) => `Otras formas de añadir ${title}`,
  live: 'En vivo',
  back: 'Volver',
  enter: 'Pulsa Enter para añadirla.',
  readList: (many: number) => `${lines(many)}. Pulsa Enter para ${many === 1 ? 'leerla' : 'leerlas'}.`,
  readingLink: 'Leyendo el enlace…',
  readingList: (many: number) => `Leyendo ${lines(many)}…`,
  nothingThere: 'Ahí no se encontraron canciones.',
  unnamedList: 'Tu lista',
  isCut: 'Solo el comienzo: es más larga de lo que se puede añadir de una vez.',
  addAll: (many: number) => p(many, { one: 'Añadir #', other: 'Añadir las #' }),
  tooLong: 'Ese texto es demasiado largo: se pueden leer hasta 256 KB de una vez.',
  elsewhere: {
    find: 'Buscar en otro sitio',
    findSong: (title: string) => `Buscar ${title} en otro sitio`,
    heading: (title: string) => `En lugar de «${title}»`,
    nothing: 'No hay nada parecido donde suena sin cuenta.',
  },
  batch: {
    region: 'Lista que se está añadiendo',
    adding: 'Añadiendo canciones',
    progress: (done: number, all: number) => `${done} de ${all}`,
    done: (added: number) =>
      p(added, { one: '# canción añadida', many: '# de canciones añadidas', other: '# canciones añadidas' }),
    failed: (many: number) => p(many, { one: '# no se pudo añadir', other: '# no se pudieron añadir' }),
    hold: (message: string, seconds: number) => `${firstSentence(message)} ${goingOn(seconds)}`,
    stopped: 'Detenida.',
    stop: 'Detener',
    resume: 'Seguir',
    retry: (many: number) => p(many, { one: 'Reintentarla', other: 'Reintentar las #' }),
    details: 'Qué fue de cada canción',
    dismiss: 'Cerrar la lista',
    states: {
      waiting: 'en espera',
      bringing: 'buscándola',
      brought: 'lista',
      queueing: 'añadiéndola',
      added: 'añadida',
      failed: 'no añadida',
    },
  },
  sources: { file: 'Archivo', url: 'Web', youtube: 'YouTube', spotify: 'Spotify', live: 'En vivo' },
  uploads: 'Subidas',
  dismiss: (name: string) => `Descartar ${name}`,
  cancel: (name: string) => `Cancelar ${name}`,
  progress: (name: string) => `Subida de ${name}`,
  notASong: 'Esto no parece una canción.',
  states: {
    waiting: 'En espera',
    sending: 'Enviando',
    reading: 'Leyendo',
    done: 'En la cola',
    cancelled: 'Cancelada',
  },
}
