import type { words as english } from '../../words.ts'
import { plurals } from '../plural.ts'
import { adding } from './adding.ts'
import { answers } from './answers.ts'
import { lateness } from './lateness.ts'
import { chatOutside, knocks, people } from './people.ts'
import { queue } from './queue.ts'
import { refusals } from './refusals.ts'

const p = plurals('fr')

export const words: typeof english = {
  product: 'Earshot',
  tagline: 'La même chanson, au même instant',

  room: {
    unnamed: 'Salon',
    home: 'Earshot, vers la page d’accueil',
    invite: 'Inviter',
    copyLink: 'Copier le lien',
    copied: 'Lien copié. Il suffit de l’ouvrir pour entrer.',
    copyFailed: 'Ton navigateur bloque le presse-papiers. Voici le lien :',
    code: 'Code du salon',
    opening: 'Ouverture du salon…',
    notFoundTitle: 'Pas de salon ici',
    notFound: (code: string | null) =>
      code === null
        ? 'Ce lien ne mène à aucun salon. Un code de salon a six lettres et chiffres.'
        : `Aucun salon n’a le code ${code}. Il y a peut-être une faute de frappe.`,
    outdatedTitle: 'Cette page n’est plus à jour',
    refusedTitle: 'Le salon reste fermé',
    reload: 'Recharger',
    panel: 'File d’attente et ajout de titres',
    notices: 'Notifications',
    startOwn: 'Ouvrir ton propre salon',
    demo: 'C’est le salon de démo. Il joue pour tout le monde, et personne ne peut le changer.',
  },

  player: {
    region: 'Lecteur',
    play: 'Lecture',
    pause: 'Pause',
    next: 'Titre suivant',
    previous: 'Titre précédent',
    more: 'Plus',
    position: 'Position',
    live: 'En direct',
    liveFor: (time: string) => `En direct depuis ${time}`,
    onAir: 'À l’antenne',
    positionOf: (position: string, duration: string) => `${position} sur ${duration}`,
    volume: 'Volume',
    mute: 'Couper le son',
    unmute: 'Remettre le son',
    unlock: 'Touche pour écouter',
    unlockWhy: 'Les navigateurs restent muets tant que tu n’as pas touché la page.',
    skipForAll: 'Passer pour tout le monde',
    unknownArtist: 'Artiste inconnu',
    nowPlaying: (title: string, artist: string) => `En cours : ${title}${artist === '' ? '' : `, par ${artist}`}`,
    emptyTitle: 'Pas encore de musique',
    emptyText: 'Lance un titre, et tout le monde ici l’entend au même instant.',
    playDemo: 'Lancer un titre de démo',
    upload: 'Importer les tiens',
    drop: 'ou dépose des fichiers n’importe où',
    endedTitle: 'C’était le dernier titre',
    endedText: 'Ajoutes-en un autre, ou réécoute celui-ci.',
    again: (title: string) => `Réécouter ${title}`,
  },

  folder: {
    open: 'Dossier de musique',
    heading: 'Dossier de musique',
    close: 'Retour à l’ajout de titres',
    path: 'Où tu te trouves',
    search: 'Chercher dans le dossier',
    folders: 'Dossiers',
    songs: 'Titres de ce dossier',
    found: 'Titres trouvés',
    addAll: (count: number) => (count === 1 ? 'Ajouter ce titre' : `Ajouter les ${count} titres du dossier`),
    adding: (done: number, of: number) => `Ajout : ${done} sur ${of}`,
    added: (count: number) =>
      p(count, { one: '# titre ajouté', many: '# de titres ajoutés', other: '# titres ajoutés' }),
    stop: 'Arrêter',
    isCut: 'Il y en a plus que ce qui peut s’afficher. Fais une recherche pour trouver le reste.',
    empty: 'Il n’y a pas de musique dans ce dossier.',
    nothingFound: 'Rien dans le dossier ne contient ces mots.',
    retry: 'Réessayer',
  },

  failures: {
    network: 'Le chargement a échoué. Nouvel essai en cours.',
    format: 'Aucun lecteur ici ne sait lire ce type de fichier.',
    'off-air': 'Elle n’émet rien pour l’instant. Nouvel essai en cours.',
    'no-station': 'Rien ne s’entend à son adresse. Nouvel essai en cours.',
    'too-many-stations': 'Ce serveur ne peut pas en suivre davantage à la fois. Nouvel essai en cours.',
    removed: 'Il n’existe plus, ou il est privé.',
    'not-embeddable': 'Son propriétaire n’autorise pas la lecture sur d’autres pages.',
    'not-here': 'Il n’est pas disponible là où tu es.',
    vendor: 'Le lecteur dont il dépend a renoncé.',
    'needs-account': 'Associe ton compte pour l’écouter.',
    'needs-premium': 'Il faut un compte Premium. Le salon continue, en silence ici.',
    'not-offered': 'Ce serveur n’est pas prévu pour ça.',
  },
  failureTitles: {
    network: 'Le titre n’arrive pas',
    'off-air': 'La station est muette',
    'no-station': 'La station est injoignable',
    'too-many-stations': 'Trop de stations à la fois',
    removed: 'Le titre a disparu',
  },
  sound: {
    heading: 'Cet appareil',
    open: 'Comment cet appareil suit le salon',
    idle: 'En attente',
    locked: 'Muet',
    loading: 'Chargement',
    inStep: 'À l’unisson',
    inStepBy: (distance: string) => `À l’unisson, ±${distance} ms`,
    lagging: 'Se recale',
    paused: 'En pause',
    failed: 'Lecture impossible',
    failedLong: 'Cet appareil ne peut pas lire ce titre',
    ms: (distance: string) => `${distance} ms`,
    clock: 'Précision de l’horloge',
    clockWhy: 'la moitié de l’aller-retour le plus rapide ; en général bien mieux',
    roundTrip: 'Aller-retour vers le serveur',
    latency: 'De la page au haut-parleur',
    latencyWhy: 'd’après le navigateur ; déjà compensé',
    doubt: 'Erreur probable de l’horloge',
    doubtWhy: 'd’après la dispersion de ses réponses',
    accuracy: {
      sample: 'Exact : lance chaque titre à l’échantillon près et connaît sa position à une fraction de milliseconde.',
      frame: 'Proche : suit à quelques millisecondes près.',
      coarse: 'Approximatif : d’aussi près que le permet la source du titre.',
    },
    player: {
      stream: 'Le son démarre pendant que le titre arrive encore.',
      file: 'Les titres sont décodés en entier avant la lecture.',
      element: 'Les titres passent par le lecteur du navigateur.',
      youtube: 'Passe par le lecteur de YouTube.',
      spotify: 'Passe par le lecteur de Spotify.',
      live: 'S’entend pendant la diffusion.',
    },
    insecure:
      'Cette page est arrivée en simple http, et les navigateurs ferment alors la voie rapide. En https, les titres démarrent plus vite et prennent moins de mémoire ; la personne qui gère ce serveur peut le lancer avec HTTPS=1.',
    unknown: 'Pas encore connu.',
    report: 'Détails pour un rapport',
  },

  delay: {
    open: 'Du retard ou de l’avance ici ?',
    measure: {
      question: (name: string) =>
        `${name} veut mesurer le retard de cet appareil. Il va gazouiller pendant cinq secondes.`,
      agreed: (name: string) => `${name} mesure cet appareil. La musique revient dans un instant.`,
      yes: 'Oui',
      no: 'Non',
      corrected: (name: string, ms: number) =>
        `${name} a mesuré cet appareil : il avait ${lateness(ms)}, c’est corrigé.`,
      undo: 'Annuler',
    },
  },

  queue,

  add: adding,

  account: {
    keep: 'Garde ton nom et tes salons',
    signIn: 'Connexion',
    account: (name: string) => `Ton compte, ${name}`,
    yours: 'Ton compte',
  },
  knocks,
  chat: chatOutside,

  people: {
    ...people,
    settings: 'Réglages du salon',
    list: 'Personnes présentes',
    heading: (many: number) => (many === 1 ? 'Juste toi' : `${many} à l’écoute`),
    andStand: (summary) => `, ${summary}`,
    you: 'toi',
    rename: 'Changer ton nom',
    name: 'Ton nom',
    save: 'Enregistrer',
    cancel: 'Annuler',
    more: (many: number) => `et ${p(many, { one: '# autre', many: '# d’autres', other: '# autres' })}`,
    fewer: 'Afficher moins',
    alone: 'Envoie le lien et écoutez ensemble.',
    stands: {
      'in-step': 'À l’unisson',
      lagging: 'Se recale',
      loading: 'Chargement',
      locked: 'Muet, attend un toucher',
      failed: 'Ne peut pas lire ce titre',
      paused: 'En pause',
      idle: 'En attente',
    },
    fromRoom: (distance: string) => `à ${distance} ms du salon`,
    hidden: 'en arrière-plan',
    inStep: (many: number, of: number) =>
      many === of
        ? of === 2
          ? 'les deux à l’unisson'
          : `les ${of} à l’unisson`
        : `${many === 0 ? 'personne' : `${many} sur ${of}`} à l’unisson`,
  },

  link: {
    connecting: 'Connexion…',
    waiting: (seconds: number) => (seconds <= 0 ? 'Reconnexion…' : `Reconnexion dans ${seconds} s`),
    playsOn: 'La musique continue.',
    offline: 'Tu es hors ligne',
    lost: 'Connexion perdue. Reconnexion…',
    back: 'Connexion rétablie.',
  },

  errors: {
    unreachable: 'Le serveur est injoignable. Vérifie ta connexion et réessaie.',
    partMissing: 'Cette partie de la page n’a pas pu être chargée. Recharge la page pour ajouter des titres.',
    panelMissing: 'Le chargement a échoué. Le serveur est peut-être absent ; réessaie dans un instant.',
    unexpected: 'Le serveur a répondu quelque chose d’inattendu. Réessaie.',
  },
  refusals,
  answers,

  nothingHere: { title: 'Rien ici', text: 'Cette adresse ne mène nulle part.' },

  preferences: { open: 'Préférences' },

  time: {
    spoken: (hours: number, minutes: number, seconds: number): string =>
      [
        hours === 0 ? '' : p(hours, { one: '# heure', many: '# d’heures', other: '# heures' }),
        minutes === 0 ? '' : p(minutes, { one: '# minute', many: '# de minutes', other: '# minutes' }),
        seconds === 0 ? '' : p(seconds, { one: '# seconde', many: '# de secondes', other: '# secondes' }),
      ]
        .filter((part) => part !== '')
        .join(' ') || '0 seconde',
    underMinute: 'moins d’une minute',
    minutes: (minutes: number) => `${minutes} min`,
    hours: (hours: number) => `${hours} h`,
    hoursMinutes: (hours: number, minutes: number) => `${hours} h ${minutes} min`,
  },
}
