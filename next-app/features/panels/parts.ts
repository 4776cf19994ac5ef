/** What is shut at first: the page and its sound are there before it. */
export { DelayPanel } from '../delay/delay-panel.tsx'
export { SyncPanel } from '../player/sync-panel.tsx'
