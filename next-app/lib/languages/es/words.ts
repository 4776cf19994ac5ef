import type { words as english } from '../../words.ts'
import { plurals } from '../plural.ts'
import { add } from './adding.ts'
import { answers } from './answers.ts'
import { putRight } from './lateness.ts'
import { chatOutside, knocks, people } from './people.ts'
import { queue } from './queue.ts'
import { refusals } from './refusals.ts'

const p = plurals('es')

export const words: typeof english = {
  product: 'Earshot',
  tagline: 'La misma canción en el mismo instante',

  room: {
    unnamed: 'Sala',
    home: 'Earshot, ir al inicio',
    invite: 'Invitar',
    copyLink: 'Copiar enlace',
    copied: 'Enlace copiado. Quien lo abra ya está dentro.',
    copyFailed: 'Tu navegador no deja usar el portapapeles. El enlace es:',
    code: 'Código de la sala',
    opening: 'Abriendo la sala…',
    notFoundTitle: 'Aquí no hay ninguna sala',
    notFound: (code: string | null) =>
      code === null
        ? 'Este enlace no lleva a ninguna sala. El código de una sala tiene seis letras y números.'
        : `No hay ninguna sala con el código ${code}. Quizá esté mal escrito.`,
    outdatedTitle: 'Esta página no está al día',
    refusedTitle: 'La sala sigue cerrada',
    reload: 'Recargar',
    panel: 'Cola y añadir canciones',
    notices: 'Avisos',
    startOwn: 'Crear tu propia sala',
    demo: 'Esta es la sala de demostración. Suena para todos y nadie puede cambiarla.',
  },

  player: {
    region: 'Reproductor',
    play: 'Reproducir',
    pause: 'Pausar',
    next: 'Canción siguiente',
    previous: 'Canción anterior',
    more: 'Más',
    position: 'Posición',
    live: 'En vivo',
    liveFor: (time: string) => `En vivo, desde hace ${time}`,
    onAir: 'En emisión',
    positionOf: (position: string, duration: string) => `${position} de ${duration}`,
    volume: 'Volumen',
    mute: 'Silenciar',
    unmute: 'Activar el sonido',
    unlock: 'Toca para escuchar',
    unlockWhy: 'Los navegadores callan hasta que tocas la página una vez.',
    skipForAll: 'Saltar para todos',
    unknownArtist: 'Artista desconocido',
    nowPlaying: (title: string, artist: string) => `Suena ahora: ${title}${artist === '' ? '' : `, de ${artist}`}`,
    emptyTitle: 'Aún no suena nada',
    emptyText: 'Pon algo y toda la sala lo oye, desde el mismo instante.',
    playDemo: 'Canción de prueba',
    upload: 'Subir una tuya',
    drop: 'o suelta archivos en cualquier sitio',
    endedTitle: 'Esa era la última canción',
    endedText: 'Añade otra o escúchala de nuevo.',
    again: (title: string) => `Volver a poner ${title}`,
  },

  folder: {
    open: 'Carpeta de música',
    heading: 'Carpeta de música',
    close: 'Volver a «Añadir canciones»',
    path: 'Dónde estás',
    search: 'Buscar en la carpeta',
    folders: 'Carpetas',
    songs: 'Canciones de esta carpeta',
    found: 'Canciones encontradas',
    addAll: (count: number) => p(count, { one: 'Añadir esta canción', other: 'Añadir las # de esta carpeta' }),
    adding: (done: number, of: number) => `Añadiendo ${done} de ${of}`,
    added: (count: number) =>
      p(count, { one: 'Una canción añadida', many: '# de canciones añadidas', other: '# canciones añadidas' }),
    stop: 'Detener',
    isCut: 'Hay más de lo que cabe aquí. Busca para encontrarlo.',
    empty: 'En esta carpeta no hay música.',
    nothingFound: 'Nada en la carpeta tiene esas palabras.',
    retry: 'Reintentar',
  },

  failures: {
    network: 'No se pudo cargar. Reintentando.',
    format: 'Ningún reproductor de aquí puede con este tipo de archivo.',
    'off-air': 'No emite nada por ahora. Reintentando.',
    'no-station': 'En su dirección no se oye nada. Reintentando.',
    'too-many-stations': 'Este servidor no puede oír más emisoras a la vez. Reintentando.',
    removed: 'Ya no está ahí, o es privada.',
    'not-embeddable': 'Quien la publica no deja reproducirla en otras páginas.',
    'not-here': 'No está disponible donde estás.',
    vendor: 'Su propio reproductor no pudo con ella.',
    'needs-account': 'Conecta tu cuenta para oírla.',
    'needs-premium': 'Necesita una cuenta Premium. La sala sigue, aquí en silencio.',
    'not-offered': 'Este servidor no está preparado para ella.',
  },
  failureTitles: {
    network: 'La canción no llega',
    'off-air': 'La emisora está en silencio',
    'no-station': 'No se puede conectar con la emisora',
    'too-many-stations': 'Demasiadas emisoras a la vez',
    removed: 'La canción ya no está',
  },
  sound: {
    heading: 'Este dispositivo',
    open: 'Cómo va este dispositivo al unísono',
    idle: 'En espera',
    locked: 'En silencio',
    loading: 'Cargando',
    inStep: 'Al unísono',
    inStepBy: (distance: string) => `Al unísono, ±${distance} ms`,
    lagging: 'Ajustándose',
    paused: 'En pausa',
    failed: 'No puede sonar',
    failedLong: 'Este dispositivo no puede reproducir esta canción',
    ms: (distance: string) => `${distance} ms`,
    clock: 'Margen del reloj',
    clockWhy: 'la mitad de la ida y vuelta más rápida; suele ser mucho mejor',
    roundTrip: 'Ida y vuelta al servidor',
    latency: 'De la página al altavoz',
    latencyWhy: 'según el navegador; ya se tiene en cuenta',
    doubt: 'Error probable del reloj',
    doubtWhy: 'según lo que varían sus respuestas',
    accuracy: {
      sample:
        'Exacto: empieza cada canción en la muestra precisa y conoce su posición con menos de un milisegundo de error.',
      frame: 'Cercano: sigue a la sala a unos milisegundos.',
      coarse: 'Aproximado: tan cerca como permite el origen de la canción.',
    },
    player: {
      stream: 'Las canciones suenan mientras llegan.',
      file: 'Las canciones se decodifican enteras antes de sonar.',
      element: 'Las canciones suenan con el reproductor del navegador.',
      youtube: 'Suena con el reproductor de YouTube.',
      spotify: 'Suena con el reproductor de Spotify.',
      live: 'Suena mientras se emite.',
    },
    insecure:
      'Esta página llegó por http sin cifrar, y los navegadores cierran entonces la vía más rápida. Por https las canciones empiezan antes y ocupan menos memoria; quien lleva este servidor puede iniciarlo con HTTPS=1.',
    unknown: 'Aún no se sabe.',
    report: 'Detalles para un informe',
  },

  delay: {
    open: '¿Suena antes o después aquí?',
    measure: {
      question: (name: string) =>
        `${name} quiere medir el retraso de este dispositivo. Emitirá pitidos durante cinco segundos.`,
      agreed: (name: string) => `${name} mide este dispositivo. La canción vuelve en un momento.`,
      yes: 'Sí',
      no: 'No',
      corrected: (name: string, ms: number) => `${name} midió este dispositivo: ${putRight(ms)}.`,
      undo: 'Deshacer',
    },
  },

  queue,

  add,

  account: {
    keep: 'Conservar nombre y salas',
    signIn: 'Iniciar sesión',
    account: (name: string) => `Tu cuenta, ${name}`,
    yours: 'Tu cuenta',
  },
  knocks,
  chat: chatOutside,

  people: {
    ...people,
    settings: 'Ajustes de la sala',
    list: 'Personas',
    heading: (many: number) => p(many, { one: 'Solo tú', many: '# de personas escuchando', other: '# escuchando' }),
    andStand: (summary) => `, ${summary}`,
    you: 'tú',
    rename: 'Cambiar tu nombre',
    name: 'Tu nombre',
    save: 'Guardar',
    cancel: 'Cancelar',
    more: (many: number) => `y ${many} más`,
    fewer: 'Ver menos',
    alone: 'Envía el enlace para escuchar en compañía.',
    stands: {
      'in-step': 'Al unísono',
      lagging: 'Ajustándose',
      loading: 'Cargando',
      locked: 'En silencio hasta que toque',
      failed: 'No puede con esta canción',
      paused: 'En pausa',
      idle: 'En espera',
    },
    fromRoom: (distance: string) => `a ${distance} ms de la sala`,
    hidden: 'en segundo plano',
    inStep: (many: number, of: number) =>
      many === of
        ? of === 2
          ? 'los dos al unísono'
          : `los ${of} al unísono`
        : `${many === 0 ? 'nadie' : `${many} de ${of}`} al unísono`,
  },

  link: {
    connecting: 'Conectando…',
    waiting: (seconds: number) => (seconds <= 0 ? 'Reconectando…' : `Reconexión en ${seconds} s`),
    playsOn: 'La canción sigue.',
    offline: 'Estás sin conexión',
    lost: 'Se perdió la conexión. Reconectando.',
    back: 'La conexión ha vuelto.',
  },

  errors: {
    unreachable: 'No se puede conectar con el servidor. Revisa tu conexión y vuelve a intentarlo.',
    partMissing: 'Esta parte de la página no se pudo cargar. Recárgala para añadir canciones.',
    panelMissing: 'No se pudo cargar. Quizá el servidor no esté; pulsa de nuevo en un momento.',
    unexpected: 'El servidor respondió algo inesperado. Vuelve a intentarlo.',
  },
  refusals,
  answers,

  nothingHere: { title: 'Aquí no hay nada', text: 'Esta dirección no lleva a ninguna parte.' },

  preferences: { open: 'Preferencias' },

  time: {
    spoken: (hours: number, minutes: number, seconds: number): string =>
      [
        hours === 0 ? '' : p(hours, { one: '# hora', other: '# horas' }),
        minutes === 0 ? '' : p(minutes, { one: '# minuto', other: '# minutos' }),
        seconds === 0 ? '' : p(seconds, { one: '# segundo', other: '# segundos' }),
      ]
        .filter((part) => part !== '')
        .join(' ') || '0 segundos',
    underMinute: 'menos de un minuto',
    minutes: (minutes: number) => `${minutes} min`,
    hours: (hours: number) => `${hours} h`,
    hoursMinutes: (hours: number, minutes: number) => `${hours} h ${minutes} min`,
  },
}
