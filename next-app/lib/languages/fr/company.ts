import type { companyWords } from '../../company-words.ts'
import { listed } from '../list.ts'
import { plurals } from '../plural.ts'

const list = listed('fr')
const p = plurals('fr')

const who = (names: readonly string[], others: number): string =>
  list([...names, ...(others === 0 ? [] : [p(others, { one: '# autre personne', other: '# autres personnes' })])])
const verb = (names: readonly string[], others: number): string => (names.length + others === 1 ? 'vient' : 'viennent')

export const company: typeof companyWords = {
  came: (names, others) => `${who(names, others)} ${verb(names, others)} d’arriver`,
  left: (names, others) => `${who(names, others)} ${verb(names, others)} de partir`,
  everyone: (many) => `${many} à l’écoute : voir tout le monde`,
  react: 'Réagir',
  reactHold: 'Réagir ; rester appuyé pour répéter la dernière',
  reactions: 'Réactions',
  reactionNames: {
    heart: 'Amour',
    clap: 'Applaudissements',
    fire: 'Feu',
    laugh: 'Rire',
    wow: 'Waouh',
    dance: 'Danse',
  },
  reacted: (names, others, what) => `${who(names, others)} : ${what}`,
  mention: 'Personnes à mentionner',
}
