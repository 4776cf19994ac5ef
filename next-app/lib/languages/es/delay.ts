import type { delayWords } from '../../delay-words.ts'
import { plurals } from '../plural.ts'
import { lateness, putRight } from './lateness.ts'

const p = plurals('es')

export const delay: typeof delayWords = {
  close: 'Cerrar',
  back: 'Volver',
  slider: 'Cuánto se retrasa este dispositivo',
  earlier: 'Un milisegundo menos',
  later: 'Un milisegundo más',
  early: 'suena antes',
  late: 'suena después',
  value: (ms: number) => lateness(ms),
  keptFor: (device: string | null) =>
    device === null ? 'guardado en este navegador' : `guardado en este navegador para ${device}`,
  reset: 'Volver a 0',
  accept: 'Usar este',
  again: 'Empezar de nuevo',
  move: {
    title: '¿Suena antes o después aquí?',
    lead: 'Los altavoces Bluetooth y los televisores suenan más tarde de lo que sabe el navegador. Di cuánto, y este dispositivo se acerca a los demás.',
  },
  tap: {
    title: 'Marca el ritmo',
    why: 'Tocas al compás de lo que oyes. Acierta a unos 20 ms.',
    lead: 'La canción calla aquí un momento y en su lugar se oye un clic. Toca el panel, o pulsa la barra espaciadora, con cada clic.',
    pad: 'Toca aquí',
    count: (taps: number, needed: number) =>
      taps < needed ? `${taps} de ${needed}` : p(taps, { one: '# toque', many: '# de toques', other: '# toques' }),
    found: (ms: number, plusMinus: number) => `${lateness(ms)}, ±${Math.max(1, Math.round(plusMinus))} ms`,
    scattered: 'Tus toques aún no coinciden. Sigue, o empieza de nuevo.',
    limits:
      'Sirve hasta a 300 ms de lo ajustado ahora. Casi todo el mundo toca de 20 a 50 ms antes de lo que oye, y un toque tarda unos ms en llegar: ajusta el resto de oído.',
  },
  measure: {
    title: 'Medir con el micrófono',
    why: 'Dos dispositivos en un mismo lugar, con un milisegundo de precisión.',
    lead: 'Pon junto a este otro dispositivo que esté en esta sala, sube el volumen de los dos y di de quién es. Ambos emiten pitidos durante cinco segundos, y este escucha.',
    whom: 'De quién es el dispositivo',
    start: (name: string) => `Medir el dispositivo de ${name}`,
    alone: 'No hay nadie más en esta sala. Abre antes su enlace en el otro dispositivo.',
    someone: 'el otro dispositivo',
    limits:
      'El sonido tarda 3 ms por metro, así que mantenlos cerca. Usa el altavoz propio de este dispositivo: un micrófono no oye los auriculares, y el de unos auriculares Bluetooth cambia su forma de sonar.',
    measurable: 'Otros pueden medir este dispositivo: quien creó la sala, sin más; los demás, cuando digo que sí.',
    opening: () => '¿Puede escuchar esta página? Tu navegador te lo pregunta.',
    asking: (name: string) => `Preguntando: ${name}…`,
    listening: (name: string) => `Escuchando este dispositivo y el otro: ${name}. Silencio, por favor.`,
    stop: 'Detener',
    thatSounds: (name: string) => `Respecto a este dispositivo, ${name} suena con`,
    plusMinus: (ms: number) => `con un margen de ${ms < 0.95 ? ms.toFixed(1) : String(Math.round(ms))} ms`,
    correctThat: 'Corregir el otro',
    correctThis: 'Corregir este en su lugar',
    leave: 'Dejar los dos como están',
    telling: (name: string) => `Avisando: ${name}…`,
    told: (name: string, ms: number) => `${name}: ${putRight(ms)}.`,
    done: 'Listo',
    faults: {
      insecure:
        'Los navegadores solo dan el micrófono a páginas seguras: abre esta sala por https, o en el equipo que la sirve.',
      refused: 'No se permitió usar el micrófono. Puedes cambiarlo en los ajustes del navegador para esta página.',
      absent: 'No se encontró ningún micrófono.',
      'this-unheard': 'Este dispositivo no se oyó a sí mismo. Sube el volumen y usa su altavoz.',
      'that-unheard': 'No se oyó el otro dispositivo. Sube su volumen y acércalo.',
      unsteady: 'Lo que se oyó no es coherente. Vuelve a intentarlo en un momento más tranquilo.',
      silent: 'Este dispositivo no pudo emitir pitidos. Pulsa reproducir una vez y vuelve a intentarlo.',
      lost: 'La conexión se perdió por el camino.',
    },
  },
}
