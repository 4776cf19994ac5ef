import type { QueueOrder } from '@earshot/sync'
import type { queueWords } from '../../queue-words.ts'
import { plurals } from '../plural.ts'

const p = plurals('es')

const songs = (many: number): string => p(many, { one: '# canción', many: '# de canciones', other: '# canciones' })

const ORDERED: Record<QueueOrder, string> = {
  added: 'por orden de llegada',
  votes: 'las más votadas primero',
  turns: 'por turnos',
}

export const queue: typeof queueWords = {
  list: 'Cola',
  tab: 'Cola',
  playing: 'Suena ahora',
  songs,
  addedBy: 'la añadió',
  playNow: (title: string) => `Poner ${title} ahora`,
  empty: 'No hay nada en espera. Añade canciones y harán cola aquí.',
  nothingWaits: 'Nada en espera',

  sides: 'Qué se ve de la cola',
  upNext: 'A continuación',
  history: 'Historial',

  order: 'Orden de la cola',
  orders: { added: 'Por orden de llegada', votes: 'Las más votadas', turns: 'Por turnos' },
  orderIsFixed: 'Solo se puede mezclar una cola por orden de llegada.',
  ordered: (order: QueueOrder) => `Orden de la cola: ${ORDERED[order]}`,
  repeat: {
    off: 'Repetir: no',
    all: 'Repetir: todas',
    one: 'Repetir: esta canción',
  },
  shuffle: 'Mezclar',
  shuffled: 'Cola mezclada',
  more: 'Más opciones de la cola',
  clear: 'Vaciar la cola',
  cleared: (many: number) =>
    p(many, { one: 'Se quitó # canción', many: 'Se quitaron # de canciones', other: 'Se quitaron # canciones' }),

  moreOf: (title: string) => `Más opciones de ${title}`,
  menu: {
    playNow: 'Poner ahora',
    playNext: 'Poner después',
    top: 'Mover al principio',
    up: 'Subir',
    down: 'Bajar',
    end: 'Mover al final',
    elsewhere: 'Buscar en otro sitio',
    remove: 'Quitar',
  },
  removed: (title: string) => `Se quitó ${title}`,
  moved: (title: string) => `Se movió ${title}`,
  playsNext: (title: string) => `${title} suena después`,
  added: (title: string) => `Se añadió ${title}`,
  isNext: 'siguiente',

  votes: {
    group: (title: string) => `Votos de ${title}`,
    up: (title: string) => `Votar a favor de ${title}`,
    down: (title: string) => `Votar en contra de ${title}`,
    score: (score: number) =>
      score === 0 ? 'sin votos' : score === 1 || score === -1 ? `${score} voto` : `${score} votos`,
  },

  drag: {
    grip: (title: string) => `Mover ${title}`,
    how: 'Espacio o Enter la levanta, las flechas la mueven, Espacio o Enter la suelta y Escape la deja donde estaba.',
    lifted: (title: string, place: number, of: number) => `Moviendo ${title}, puesto ${place} de ${of}.`,
    over: (place: number, of: number) => `Puesto ${place} de ${of}.`,
    dropped: (title: string, place: number, of: number) => `${title} queda en el puesto ${place} de ${of}.`,
    left: (title: string) => `${title} se queda donde estaba.`,
  },

  undo: 'Deshacer',
  undone: 'Deshecho',

  skip: {
    vote: (votes: number, needed: number) => `Votar saltar · ${votes} de ${needed}`,
    voted: (votes: number, needed: number) => `Votaste saltar · ${votes} de ${needed}`,
  },

  plays: {
    list: 'Historial',
    ago: (minutes: number) =>
      minutes < 1
        ? 'ahora mismo'
        : minutes < 60
          ? `hace ${minutes} min`
          : minutes < 1440
            ? `hace ${Math.floor(minutes / 60)} h`
            : `hace ${Math.floor(minutes / 1440)} d`,
    addAgain: (title: string) => `Volver a añadir ${title}`,
    empty: 'Aquí aún no ha sonado nada. Cada canción que suene quedará aquí.',
    more: 'Ver más',
    retry: 'Reintentar',
  },

  playlists: {
    heading: 'Playlists',
    open: 'Playlists',
    close: 'Volver',
    openOne: (name: string) => `Abrir ${name}`,
    empty: 'Aún no hay playlists. Guarda una cola desde su menú y la tendrás en todas las salas.',
    emptyOne: 'No tiene canciones.',
    save: 'Guardar como playlist…',
    name: 'Nombre de la playlist',
    saveIt: 'Guardar',
    cancel: 'Cancelar',
    saved: (name: string, many: number) => `Se guardó ${name} con ${songs(many)}`,
    addAll: 'Añadir todas',
    play: 'Poner ahora',
    more: (name: string) => `Más opciones de ${name}`,
    rename: 'Renombrar',
    remove: 'Eliminar',
    removed: (name: string) => `Se eliminó ${name}`,
    retry: 'Reintentar',
  },

  exportM3u: 'Exportar como M3U',
  exportJson: 'Exportar como JSON',
}
