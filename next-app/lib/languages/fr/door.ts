import type { doorWords } from '../../door-words.ts'
import { de } from './de.ts'

export const door: typeof doorWords = {
  kicker: (name: string) => `À la porte ${de(name)}`,
  kickerUnknown: 'À la porte',
  as: (name: string) => `Tu entres sous le nom ${de(name)}.`,
  password: {
    title: 'Ce salon a un mot de passe',
    text: 'La personne qui t’a envoyé le lien le connaît peut-être.',
    label: 'Mot de passe',
    show: 'Afficher le mot de passe',
    wrong: 'Ce n’est pas le bon. Réessaie.',
    enter: 'Entrer',
    trying: 'Essai…',
    or: 'ou demande à l’intérieur',
  },
  approval: {
    title: 'Quelqu’un te fait entrer',
    text: 'À l’intérieur, on décide qui entre. La question est posée dès que tu le veux.',
  },
  ask: 'Demander à entrer',
  waiting: {
    title: 'La demande est faite',
    text: 'Garde cette page ouverte. Tu entres dès que quelqu’un t’ouvre.',
    leave: 'Partir',
  },
  out: {
    'turned-away': { title: 'Pas cette fois', text: 'On ne t’a pas ouvert.', again: 'Réessayer' },
    kicked: {
      title: 'On t’a demandé de partir',
      text: 'Quelqu’un qui veille sur ce salon t’a fait sortir.',
      again: 'Revenir',
    },
    banned: {
      title: 'Ce salon t’est fermé',
      text: 'Quelqu’un qui veille sur lui t’en a interdit l’accès.',
      again: null,
    },
  },
  elsewhere: 'Vers la page d’accueil',
}
