import type { Reaction } from '@earshot/sync'
import { listed } from './languages/list.ts'
import { spoken } from './languages/spoken.ts'

const list = listed('en-GB')

/** Some people by name, and how many others. */
const who = (names: readonly string[], others: number): string =>
  list([...names, ...(others === 0 ? [] : [others === 1 ? '1 other' : `${others} others`])])

/** What is said of being together: who comes and goes, and what people show each other. */
export const companyWords = spoken('company', {
  came: (names: readonly string[], others: number) => `${who(names, others)} came in`,
  left: (names: readonly string[], others: number) => `${who(names, others)} left`,
  everyone: (many: number) => `${many} listening: show everyone`,
  react: 'React',
  reactHold: 'React; hold for the last one again',
  reactions: 'Reactions',
  reactionNames: {
    heart: 'Love',
    clap: 'Applause',
    fire: 'Fire',
    laugh: 'Laughter',
    wow: 'Wow',
    dance: 'Dance',
  } as Record<Reaction, string>,
  reacted: (names: readonly string[], others: number, what: string) => `${who(names, others)}: ${what}`,
  mention: 'People to mention',
})
