import type { addingWords } from '../../adding-words.ts'
import { plurals } from '../plural.ts'

const p = plurals('fr')

const firstSentence = (text: string): string => text.match(/^.*?[.!?](?=\s|$)/)?.[0] ?? text

const goingOn = (seconds: number): string =>
  seconds <= 0 ? 'Reprise…' : `Reprise dans ${seconds < 120 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`}.`

const lined = (lines: number): string => p(lines, { one: '# ligne', many: '# de lignes', other: '# lignes' })

export const adding: typeof addingWords = {
  tab: 'Ajouter',
  open: 'Ajouter des titres',
  upload: 'Importer des titres',
  choose: 'Importer des fichiers',
  chooseHint: 'mp3, m4a, ogg, opus, flac, wav, m3u, pls',
  folder: 'Dossier de musique',
  dropHere: 'Dépose des titres pour les ajouter',
  box: 'Chercher des titres, ou coller un lien ou une liste',
  boxHint: 'Cherche, ou colle un lien',
  clear: 'Effacer',
  go: { nothing: 'Ajouter', link: 'Ajouter', list: 'Analyser', search: 'Chercher' },
  library: 'Bibliothèque',
  libraryEmpty: 'Pas encore de titres sur ce serveur. Importe le premier.',
  libraryFailed: 'La bibliothèque n’a pas répondu.',
  retry: 'Réessayer',
  results: 'Résultats',
  reading: 'Recherche…',
  nothingFound: 'Rien trouvé',
  searchNow: (name: string) => `Chercher sur ${name}`,
  showAll: (many: number) => `Tout afficher (${many})`,
  showFewer: 'Afficher moins',
  more: 'Afficher plus',
  add: (title: string) => `Ajouter ${title}`,
  adding: (title: string) => `Ajout en cours : ${title}`,
  added: (title: string) => `${title} ajouté`,
  ways: (title: string) => `Autres façons d’ajouter ${title}`,
  live: 'En direct',
  back: 'Retour',
  enter: 'Appuie sur Entrée pour l’ajouter.',
  readList: (lines: number) =>
    lines === 1
      ? '1 ligne. Appuie sur Entrée pour l’analyser.'
      : `${lined(lines)}. Appuie sur Entrée pour les analyser.`,
  readingLink: 'Analyse du lien…',
  readingList: (lines: number) => `Analyse de ${lined(lines)}…`,
  nothingThere: 'Aucun titre n’a été trouvé là.',
  unnamedList: 'Ta liste',
  isCut: 'Seulement le début : elle est trop longue pour être ajoutée d’un coup.',
  addAll: (many: number) => `Tout ajouter (${many})`,
  tooLong: 'Ce texte est trop long : 256 Ko au plus à la fois.',
  elsewhere: {
    find: 'Trouver ailleurs',
    findSong: (title: string) => `Trouver ${title} ailleurs`,
    heading: (title: string) => `À la place de « ${title} »`,
    nothing: 'Rien de semblable n’a été trouvé qui se lise sans compte.',
  },
  batch: {
    region: 'Liste en cours d’ajout',
    adding: 'Ajout de titres',
    progress: (done: number, all: number) => `${done} sur ${all}`,
    done: (added: number) =>
      p(added, { one: '# titre ajouté', many: '# de titres ajoutés', other: '# titres ajoutés' }),
    failed: (many: number) =>
      p(many, {
        one: '# n’a pas pu être ajouté',
        many: '# n’ont pas pu être ajoutés',
        other: '# n’ont pas pu être ajoutés',
      }),
    hold: (message: string, seconds: number) => `${firstSentence(message)} ${goingOn(seconds)}`,
    stopped: 'Arrêté.',
    stop: 'Arrêter',
    resume: 'Reprendre',
    retry: (many: number) => (many === 1 ? 'Réessayer' : `Réessayer les ${many}`),
    details: 'Ce qu’est devenu chaque titre',
    dismiss: 'Fermer la liste',
    states: {
      waiting: 'en attente',
      bringing: 'en route',
      brought: 'prêt',
      queueing: 'ajout en cours',
      added: 'ajouté',
      failed: 'non ajouté',
    },
  },
  sources: { file: 'Fichier', url: 'Web', youtube: 'YouTube', spotify: 'Spotify', live: 'En direct' },
  uploads: 'Imports',
  dismiss: (name: string) => `Fermer ${name}`,
  cancel: (name: string) => `Annuler ${name}`,
  progress: (name: string) => `Import en cours : ${name}`,
  notASong: 'Ça ne ressemble pas à un titre.',
  states: {
    waiting: 'En attente',
    sending: 'Envoi',
    reading: 'Analyse',
    done: 'Dans la file',
    cancelled: 'Annulé',
  },
}
