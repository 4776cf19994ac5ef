import type { doorWords } from '../../door-words.ts'

export const door: typeof doorWords = {
  kicker: (name: string) => `A la puerta de ${name}`,
  kickerUnknown: 'A la puerta',
  as: (name: string) => `Entras como ${name}.`,
  password: {
    title: 'Esta sala tiene contraseña',
    text: 'Quizá la sepa quien te envió el enlace.',
    label: 'Contraseña',
    show: 'Mostrar la contraseña',
    wrong: 'No es esa. Prueba otra vez.',
    enter: 'Entrar',
    trying: 'Probando…',
    or: 'o pide paso a quienes están dentro',
  },
  approval: {
    title: 'Alguien te abre la puerta',
    text: 'Quienes están dentro deciden quién entra. Se les pregunta en cuanto tú digas.',
  },
  ask: 'Pedir paso',
  waiting: {
    title: 'Ya lo saben',
    text: 'Deja esta página abierta. Entras en cuanto alguien te deje pasar.',
    leave: 'Salir',
  },
  out: {
    'turned-away': { title: 'Esta vez no', text: 'No te dejaron pasar.', again: 'Reintentar' },
    kicked: {
      title: 'Te pidieron salir',
      text: 'Alguien que cuida esta sala te hizo salir.',
      again: 'Volver a entrar',
    },
    banned: { title: 'Esta sala está cerrada para ti', text: 'Alguien que la cuida te vetó.', again: null },
  },
  elsewhere: 'Ir al inicio',
}
