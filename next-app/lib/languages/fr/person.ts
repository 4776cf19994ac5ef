import type { Role } from '@earshot/sync'
import type { personWords } from '../../person-words.ts'
import { de } from './de.ts'

const IS: Record<Role, string> = {
  listener: 'À l’écoute dans ce salon',
  dj: 'DJ dans ce salon',
  moderator: 'Modération dans ce salon',
  host: 'Hôte de ce salon',
}

export const person: typeof personWords = {
  close: 'Fermer',
  role: 'Rôle ici',
  roleNames: { listener: 'À l’écoute', dj: 'DJ', moderator: 'Modération' },
  is: (role: Role) => IS[role],
  handOver: 'Confier le salon',
  handOverAsk: (name: string) =>
    `Faire ${de(name)} l’hôte ? Tu passes à la modération, et seul le nouvel hôte peut te rendre le salon.`,
  handOverYes: 'Nommer hôte',
  mute: 'Couper la parole',
  unmute: 'Rendre la parole',
  kick: 'Demander de partir',
  kickWhy: 'Sort maintenant ; peut revenir si la porte est ouverte',
  ban: 'Bannir',
  banWhy: 'Sort, et ne revient plus',
  banAsk: (name: string) =>
    `Bannir ${name} ? Sa sortie est immédiate, sans retour possible tant que le bannissement n’est pas levé.`,
  banYes: 'Bannir',
  no: 'Annuler',
  isHost: (name: string) => `${name} est maintenant l’hôte.`,
  kicked: (name: string) => `On a demandé à ${name} de partir.`,
  banned: (name: string) => `${name} n’a plus accès au salon.`,
}
