import type { companyWords } from '../../company-words.ts'
import { listed } from '../list.ts'
import { plurals } from '../plural.ts'

const list = listed('es')
const p = plurals('es')

const who = (names: readonly string[], others: number): string =>
  list([...names, ...(others === 0 ? [] : [p(others, { one: '# persona más', other: '# personas más' })])])
const verb = (names: readonly string[], others: number): string => (names.length + others === 1 ? 'acaba' : 'acaban')

export const company: typeof companyWords = {
  came: (names, others) => `${who(names, others)} ${verb(names, others)} de entrar`,
  left: (names, others) => `${who(names, others)} ${verb(names, others)} de salir`,
  everyone: (many) => `${many} escuchando: ver a todos`,
  react: 'Reaccionar',
  reactHold: 'Reaccionar; mantén pulsado para repetir la última',
  reactions: 'Reacciones',
  reactionNames: {
    heart: 'Amor',
    clap: 'Aplausos',
    fire: 'Fuego',
    laugh: 'Risas',
    wow: 'Asombro',
    dance: 'Baile',
  },
  reacted: (names, others, what) => `${who(names, others)}: ${what}`,
  mention: 'A quién mencionar',
}
