import type { landingWords } from '../../landing-words.ts'

export const landing: typeof landingWords = {
  titleStart: 'La même chanson.',
  titleEnd: 'Le même instant.',
  lead: 'Ouvre un salon et envoie le lien. Qui l’ouvre entend exactement ce que tu entends, au même instant.',
  start: 'Ouvrir un salon',
  starting: 'Ouverture…',
  free: 'Pas besoin de compte. Rien à installer.',
  or: 'Tu as un code ?',
  code: 'Code du salon',
  join: 'Rejoindre',
  joining: 'Un instant…',
  badCode: 'Un code de salon a six lettres et chiffres, comme k7m2qx.',
  noSuchRoom: (code: string) => `Aucun salon n’a le code ${code}. Vérifie-le, ou demande à qui l’a envoyé.`,
  picture: 'Les lignes sonores de plusieurs appareils se rejoignent en une seule.',
  devices: [
    'un téléphone à Lisbonne',
    'un portable à Osaka',
    'l’enceinte de la cuisine',
    'une tablette dans un train',
    'toi, ici',
  ],
  facts: [
    [
      'Des titres de partout',
      'Tes fichiers, YouTube, Spotify, la radio et les catalogues libres. Un seul champ les accepte tous.',
    ],
    ['À l’unisson, et ça se voit', 'Chaque appareil mesure avec quelle précision il suit, et le montre.'],
    [
      'Entre toutes les mains',
      'Une pause est une pause pour tout le monde, exactement au même moment. Ou tu décides qui peut.',
    ],
  ],
  footer: 'Logiciel libre sous licence MIT. Héberge-le toi-même avec une seule commande.',

  demo: {
    heading: 'En ce moment dans le salon de démo',
    listen: 'Écouter',
    listenTo: (title) => `Écouter : ${title}, dans le salon de démo`,
    listening: (many) => (many === 0 ? 'Personne pour l’instant' : `${many} à l’écoute`),
  },

  openRooms: {
    heading: 'Salons ouverts',
    listening: (many: number) => `${many} à l’écoute`,
    plays: (title: string, artist: string) => (artist === '' ? title : `${title} – ${artist}`),
    silent: 'Pas de musique en ce moment',
  },
}
