import type { appWords } from '../../app-words.ts'

export const app: typeof appWords = {
  heading: 'App',
  install: 'Earshot installieren',
  installWhy: 'Ein eigenes Fenster und ein Platz bei deinen Apps.',
  installByHand: 'So installierst du Earshot hier: „Teilen“, dann „Zum Home-Bildschirm“.',
  newVersion: 'Eine neue Version ist da',
  newVersionWhy: 'Sie kommt, wenn du die Seite neu lädst.',
  reload: 'Neu laden',
  offlineRoom: 'Du bist offline. Der Raum kommt von selbst wieder.',
  awayRoom: 'Der Server ist nicht erreichbar. Der Raum kommt von selbst wieder.',
  awayStart: 'Der Server ist nicht erreichbar. Die Räume sind wieder da, sobald er zurück ist.',
  offlineStart: 'Du bist offline. Räume sind wieder erreichbar, sobald du zurück bist.',
}
