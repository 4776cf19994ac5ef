import type { listeningWords } from '../../listening-words.ts'

export const listening: typeof listeningWords = {
  close: 'Cerrar',
  silentHere: 'Solo este dispositivo está en silencio. La sala sigue sonando.',
  again: 'Volver a escuchar',

  keys: {
    open: 'Atajos de teclado',
    lead: 'Funcionan en toda la sala, pero no mientras escribes.',
    areOn: 'Las teclas sueltas hacen algo',
    areOnWhy: 'Desactívalo si hablas con tu equipo o pulsas teclas sin querer.',
    groups: { playing: 'Para todos', device: 'En este dispositivo', places: 'Por la sala' },
    does: {
      toggle: 'Reproducir o pausar',
      back: 'Cinco segundos atrás',
      forward: 'Cinco segundos adelante',
      next: 'Canción siguiente',
      previous: 'Canción anterior',
      undo: 'Deshacer tu cambio en la cola',
      mute: 'Activar o quitar el sonido',
      louder: 'Más alto',
      softer: 'Más bajo',
      find: 'Buscar y añadir canciones',
      queue: 'Cola',
      chat: 'Chat',
      help: 'Esta lista',
    },
    or: 'o',
    space: 'Espacio',
    ctrl: 'Ctrl',
  },

  sleep: {
    open: 'Temporizador de sueño',
    lead: 'El sonido de este dispositivo baja poco a poco y se apaga. La sala sigue sonando.',
    when: 'Cuándo se apaga el sonido',
    songEnd: 'Cuando acabe esta canción',
    own: 'Minutos a tu gusto',
    start: 'Empezar',
    cancel: 'Quitar el temporizador',
    running: (left) => `Temporizador de sueño: el sonido se apaga en ${left}`,
    runningSong: 'Temporizador de sueño: el sonido se apaga con la canción',
    started: (left) => `El sonido se apaga aquí en ${left}.`,
    startedSong: 'El sonido se apaga aquí cuando acabe esta canción.',
    cancelled: 'El sonido sigue encendido.',
    asleep: 'El sonido está apagado.',
  },

  sound: {
    name: 'Mostrar el sonido',
    why: 'Una luz alrededor de la carátula que se mueve con lo que oyes.',
    hide: 'Ocultar el sonido',
    noMotion: 'Tu sistema pide menos movimiento, así que se queda a oscuras.',
  },
  awake: {
    name: 'Mantener la pantalla encendida mientras suena',
    why: 'Mientras la sala esté a la vista.',
  },
}
