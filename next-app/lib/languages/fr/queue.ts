import type { QueueOrder } from '@earshot/sync'
import type { queueWords } from '../../queue-words.ts'
import { plurals } from '../plural.ts'

const p = plurals('fr')

const songs = (many: number): string => p(many, { one: '# titre', many: '# de titres', other: '# titres' })

const ORDERS: Record<QueueOrder, string> = {
  added: 'Par ordre d’ajout',
  votes: 'Par nombre de votes',
  turns: 'À tour de rôle',
}

export const queue: typeof queueWords = {
  list: 'File d’attente',
  tab: 'File',
  playing: 'En cours',
  songs,
  addedBy: 'ajouté par',
  playNow: (title: string) => `Lire ${title} maintenant`,
  empty: 'La file d’attente est vide. Ajoute des titres, ils se rangent ici.',
  nothingWaits: 'Rien en attente',

  sides: 'Ce qui s’affiche de la file d’attente',
  upNext: 'À suivre',
  history: 'Historique',

  order: 'Ordre de la file d’attente',
  orders: ORDERS,
  orderIsFixed: 'Les titres ne se mélangent que s’ils sont par ordre d’ajout.',
  ordered: (order: QueueOrder) => `File d’attente : ${ORDERS[order].toLowerCase()}`,
  repeat: {
    off: 'Répéter : non',
    all: 'Répéter : tous les titres',
    one: 'Répéter : ce titre',
  },
  shuffle: 'Mélanger',
  shuffled: 'File d’attente mélangée',
  more: 'Plus d’actions pour la file d’attente',
  clear: 'Vider la file d’attente',
  cleared: (many: number) => p(many, { one: '# titre retiré', many: '# de titres retirés', other: '# titres retirés' }),

  moreOf: (title: string) => `Plus d’actions pour ${title}`,
  menu: {
    playNow: 'Lire maintenant',
    playNext: 'Lire ensuite',
    top: 'Mettre au début',
    up: 'Monter',
    down: 'Descendre',
    end: 'Mettre à la fin',
    elsewhere: 'Trouver ailleurs',
    remove: 'Retirer',
  },
  removed: (title: string) => `${title} retiré`,
  moved: (title: string) => `${title} déplacé`,
  playsNext: (title: string) => `${title} passe ensuite`,
  added: (title: string) => `${title} ajouté`,
  isNext: 'ensuite',

  votes: {
    group: (title: string) => `Votes pour ${title}`,
    up: (title: string) => `Voter pour ${title}`,
    down: (title: string) => `Voter contre ${title}`,
    score: (score: number) =>
      score === 0 ? 'aucun vote' : p(score, { one: '# vote', many: '# de votes', other: '# votes' }),
  },

  drag: {
    grip: (title: string) => `Déplacer ${title}`,
    how: 'Espace ou Entrée le saisit, les flèches le déplacent, Espace ou Entrée le pose, Échap le laisse où il était.',
    lifted: (title: string, place: number, of: number) => `${title} saisi, place ${place} sur ${of}.`,
    over: (place: number, of: number) => `Place ${place} sur ${of}.`,
    dropped: (title: string, place: number, of: number) => `${title} posé à la place ${place} sur ${of}.`,
    left: (title: string) => `${title} laissé où il était.`,
  },

  undo: 'Annuler',
  undone: 'C’est annulé',

  skip: {
    vote: (votes: number, needed: number) => `Voter pour passer · ${votes} sur ${needed}`,
    voted: (votes: number, needed: number) => `Tu as voté pour passer · ${votes} sur ${needed}`,
  },

  plays: {
    list: 'Historique',
    ago: (minutes: number) =>
      minutes < 1
        ? 'à l’instant'
        : minutes < 60
          ? `il y a ${minutes} min`
          : minutes < 1440
            ? `il y a ${Math.floor(minutes / 60)} h`
            : `il y a ${Math.floor(minutes / 1440)} j`,
    addAgain: (title: string) => `Ajouter ${title} de nouveau`,
    empty: 'Rien n’a encore été écouté ici. Chaque titre écouté reste ici.',
    more: 'Afficher plus',
    retry: 'Réessayer',
  },

  playlists: {
    heading: 'Playlists',
    open: 'Playlists',
    close: 'Retour',
    openOne: (name: string) => `Ouvrir ${name}`,
    empty: 'Pas encore de playlists. Enregistre une file d’attente depuis son menu, et la voilà dans tous les salons.',
    emptyOne: 'Elle ne contient aucun titre.',
    save: 'Enregistrer en playlist…',
    name: 'Nom de la playlist',
    saveIt: 'Enregistrer',
    cancel: 'Annuler',
    saved: (name: string, many: number) => `${name} enregistrée avec ${songs(many)}`,
    addAll: 'Tout ajouter',
    play: 'Lire maintenant',
    more: (name: string) => `Plus d’actions pour ${name}`,
    rename: 'Renommer',
    remove: 'Supprimer',
    removed: (name: string) => `${name} supprimée`,
    retry: 'Réessayer',
  },

  exportM3u: 'Exporter en M3U',
  exportJson: 'Exporter en JSON',
}
