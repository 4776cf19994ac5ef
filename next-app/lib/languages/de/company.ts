import type { companyWords } from '../../company-words.ts'
import { listed } from '../list.ts'
import { plurals } from '../plural.ts'

const list = listed('de')
const p = plurals('de')

const who = (names: readonly string[], others: number): string =>
  list([...names, ...(others === 0 ? [] : [p(others, { one: '# andere Person', other: '# andere' })])])
const verb = (names: readonly string[], others: number): string => (names.length + others === 1 ? 'ist' : 'sind')

export const company: typeof companyWords = {
  came: (names, others) => `${who(names, others)} ${verb(names, others)} dazugekommen`,
  left: (names, others) => `${who(names, others)} ${verb(names, others)} gegangen`,
  everyone: (many) => `${many} hören zu: alle zeigen`,
  react: 'Reagieren',
  reactHold: 'Reagieren; gedrückt halten: noch einmal dasselbe',
  reactions: 'Reaktionen',
  reactionNames: {
    heart: 'Liebe',
    clap: 'Applaus',
    fire: 'Feuer',
    laugh: 'Lachen',
    wow: 'Wow',
    dance: 'Tanzen',
  },
  reacted: (names, others, what) => `${who(names, others)}: ${what}`,
  mention: 'Wen du meinst',
}
