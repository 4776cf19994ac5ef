import type { listeningWords } from '../../listening-words.ts'

export const listening: typeof listeningWords = {
  close: 'Fermer',
  silentHere: 'Seul cet appareil est muet. Le salon continue.',
  again: 'Écouter à nouveau',

  keys: {
    open: 'Raccourcis clavier',
    lead: 'Ils marchent partout dans un salon, sauf pendant que tu écris.',
    areOn: 'Les touches seules font quelque chose',
    areOnWhy: 'Désactive-les si tu parles à ton ordinateur ou si tu touches le clavier par mégarde.',
    groups: { playing: 'Pour tout le monde', device: 'Sur cet appareil', places: 'À travers le salon' },
    does: {
      toggle: 'Lecture ou pause',
      back: 'Cinq secondes en arrière',
      forward: 'Cinq secondes en avant',
      next: 'Titre suivant',
      previous: 'Titre précédent',
      undo: 'Annuler ton changement dans la file',
      mute: 'Couper ou remettre le son',
      louder: 'Plus fort',
      softer: 'Moins fort',
      find: 'Chercher et ajouter des titres',
      queue: 'File d’attente',
      chat: 'Chat',
      help: 'Cette liste',
    },
    or: 'ou',
    space: 'Espace',
    ctrl: 'Ctrl',
  },

  sleep: {
    open: 'Minuterie de sommeil',
    lead: 'Le son de cet appareil baisse peu à peu puis se coupe. Le salon continue.',
    when: 'Quand le son se coupe',
    songEnd: 'À la fin de ce titre',
    own: 'Minutes de ton choix',
    start: 'Démarrer',
    cancel: 'Arrêter la minuterie',
    running: (left) => `Minuterie de sommeil\u00a0: le son se coupe dans ${left}`,
    runningSong: 'Minuterie de sommeil\u00a0: le son se coupe avec le titre',
    started: (left) => `Le son se coupe ici dans ${left}.`,
    startedSong: 'Le son se coupe ici à la fin de ce titre.',
    cancelled: 'Le son reste allumé.',
    asleep: 'Le son est coupé.',
  },

  sound: {
    name: 'Montrer le son',
    why: 'Une lumière autour de la pochette, qui bouge avec ce que tu entends.',
    hide: 'Ne plus montrer le son',
    noMotion: 'Ton système demande moins de mouvement, elle reste donc éteinte.',
  },
  awake: {
    name: 'Garder l’écran allumé pendant la lecture',
    why: 'Tant que le salon est visible.',
  },
}
