import type { landingWords } from '../../landing-words.ts'
import { plurals } from '../plural.ts'

const p = plurals('es')

export const landing: typeof landingWords = {
  titleStart: 'La misma canción.',
  titleEnd: 'El mismo instante.',
  lead: 'Crea una sala y envía el enlace. Quien lo abra oye justo lo que tú oyes, en el mismo instante.',
  start: 'Crear una sala',
  starting: 'Creando…',
  free: 'Sin necesidad de cuenta. Sin instalar nada.',
  or: '¿Tienes un código?',
  code: 'Código de la sala',
  join: 'Entrar',
  joining: 'Entrando…',
  badCode: 'El código de una sala tiene seis letras y números, como k7m2qx.',
  noSuchRoom: (code: string) => `No hay ninguna sala con el código ${code}. Revísalo o pregunta a quien te lo envió.`,
  picture: 'Líneas de sonido de varios dispositivos se juntan en una sola.',
  devices: [
    'un teléfono en Lisboa',
    'un portátil en Osaka',
    'el altavoz de la cocina',
    'una tableta en un tren',
    'tú, aquí',
  ],
  facts: [
    [
      'Canciones de todas partes',
      'Tus archivos, YouTube, Spotify, emisoras de radio y catálogos abiertos. Todo entra por el mismo cuadro.',
    ],
    ['Al unísono, y a la vista', 'Cada dispositivo mide con qué precisión sigue a los demás y lo dice.'],
    ['En manos de todos', 'Una pausa es una pausa para todos, en el mismo momento. O tú decides quién puede.'],
  ],
  footer: 'Software libre con licencia MIT. Móntalo en tu servidor con un solo comando.',

  demo: {
    heading: 'Ahora en la sala de demostración',
    listen: 'Escuchar',
    listenTo: (title) => `Escuchar: ${title}, en la sala de demostración`,
    listening: (many) =>
      many === 0 ? 'Aún no hay nadie' : p(many, { many: '# de personas escuchando', other: '# escuchando' }),
  },

  openRooms: {
    heading: 'Salas abiertas',
    listening: (many: number) => p(many, { many: '# de personas escuchando', other: '# escuchando' }),
    plays: (title: string, artist: string) => (artist === '' ? title : `${title} – ${artist}`),
    silent: 'Ahora no suena nada',
  },
}
