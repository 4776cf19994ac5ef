import { spoken } from './languages/spoken.ts'

/** What is said of Earshot as an app of the device, and where there is no connection. */
export const appWords = spoken('app', {
  heading: 'App',
  install: 'Install Earshot',
  installWhy: 'A window of its own and a place among your apps.',
  /** On an iPhone or iPad, whose browser offers it to nobody. */
  installByHand: 'To install Earshot here: Share, then “Add to Home Screen”.',
  newVersion: 'A new version is here',
  newVersionWhy: 'It comes when you reload the page.',
  reload: 'Reload',
  offlineRoom: 'You are offline. The room comes back by itself.',
  awayRoom: 'The server cannot be reached. The room comes back by itself.',
  awayStart: 'The server cannot be reached. Rooms are there again once it is back.',
  offlineStart: 'You are offline. Rooms can be reached again once you are back.',
})
