import type { appWords } from '../../app-words.ts'

export const app: typeof appWords = {
  heading: 'Application',
  install: 'Installer Earshot',
  installWhy: 'Une fenêtre à part et une place parmi tes applications.',
  installByHand: 'Pour installer Earshot ici\u00a0: «\u202fPartager\u202f», puis «\u202fSur l’écran d’accueil\u202f».',
  newVersion: 'Une nouvelle version est là',
  newVersionWhy: 'Elle arrive quand tu recharges la page.',
  reload: 'Recharger',
  offlineRoom: 'Tu es hors ligne. Le salon revient tout seul.',
  awayRoom: 'Le serveur ne répond pas. Le salon revient tout seul.',
  awayStart: 'Le serveur ne répond pas. Les salons reviendront avec lui.',
  offlineStart: 'Tu es hors ligne. Les salons reviennent avec la connexion.',
}
