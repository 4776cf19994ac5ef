import type { spotifyWords } from '../../spotify-words.ts'

export const spotify: typeof spotifyWords = {
  title: 'Spotify',
  connect: 'Associer Spotify',
  signOut: 'Utiliser un autre compte Spotify',
  going: 'Direction Spotify…',
  done: 'Ton compte est associé. Tu peux fermer cette fenêtre.',
  back: 'Retour au salon',
  retry: 'Réessayer',
  faults: {
    localhost:
      'Spotify ne revient pas vers « localhost ». Ouvre plutôt cette page à l’adresse 127.0.0.1, et associe ton compte là.',
    insecure: 'Spotify n’accepte que les pages en https. La personne qui gère ce serveur peut le lancer avec HTTPS=1.',
    refused: 'Spotify n’a pas associé le compte. Rien n’a changé.',
    forged: 'Cela ne répond à aucune demande de ce navigateur, ou arrive trop tard. Réessaie.',
    scopes: 'Le compte n’a pas accordé tout ce que la lecture demande. Réessaie, et laisse tout autorisé.',
    network: 'Spotify ou ce serveur est injoignable. Réessaie.',
    'not-offered': 'Ce serveur n’est pas prévu pour Spotify.',
  },
  hereInstead: 'L’ouvrir là',
}
