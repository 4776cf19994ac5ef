import type { companyWords } from '../../company-words.ts'
import { listed } from '../list.ts'
import { plurals } from '../plural.ts'
import { apart, ltr } from './bidi.ts'

const list = listed('ar')
const p = plurals('ar')

const OTHERS = {
  one: 'شخص آخر',
  two: 'شخصان آخران',
  few: '# أشخاص آخرين',
  many: '# شخصًا آخر',
  other: '# شخص آخر',
}

const who = (names: readonly string[], others: number): string =>
  list([...names.map(apart), ...(others === 0 ? [] : [p(others, OTHERS)])])

export const company: typeof companyWords = {
  came: (names, others) => `انضم ${who(names, others)}`,
  left: (names, others) => `غادر ${who(names, others)}`,
  everyone: (many) => `عدد المستمعين ${ltr(String(many))}: عرض الجميع`,
  react: 'تفاعل',
  reactHold: 'تفاعل؛ الضغط المطوّل يكرر الأخير',
  reactions: 'التفاعلات',
  reactionNames: {
    heart: 'حب',
    clap: 'تصفيق',
    fire: 'نار',
    laugh: 'ضحك',
    wow: 'دهشة',
    dance: 'رقص',
  },
  reacted: (names, others, what) => `${who(names, others)}: ${what}`,
  mention: 'أشخاص للإشارة إليهم',
}
