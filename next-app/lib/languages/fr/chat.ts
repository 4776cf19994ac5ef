import type { chatWords } from '../../chat-words.ts'
import { plurals } from '../plural.ts'
import { de } from './de.ts'

const p = plurals('fr')

export const chat: typeof chatWords = {
  title: 'Chat',
  close: 'Fermer le chat',
  log: 'Messages',
  empty: 'Rien n’a encore été dit. Ce que tu écris, tout le monde ici le lit.',
  field: 'Message',
  placeholder: 'Dis quelque chose',
  send: 'Envoyer',
  remove: (name: string) => `Supprimer le message ${de(name)}`,
  removeOwn: 'Supprimer ton message',
  removeSure: 'Supprimer ?',
  newest: 'Nouveaux messages',
  muted: 'La modération t’a coupé la parole. Tu peux toujours lire.',
  tooFast: 'C’était rapide. Attends un instant, puis envoie.',
  left: (many: number) => p(many, { one: '# restant', many: '# restants', other: '# restants' }),
  today: 'Aujourd’hui',
  yesterday: 'Hier',
}
