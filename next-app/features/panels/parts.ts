/** What is shut at first: the page and its sound are there before it. */
export { ChatSheet } from '../chat/chat-sheet.tsx'
export { DelayPanel } from '../delay/delay-panel.tsx'
export { PersonCard } from '../people/person-card.tsx'
export { SyncPanel } from '../player/sync-panel.tsx'
export { SettingsDialog } from '../settings/settings-dialog.tsx'
export { ShareSheet } from '../share/share-sheet.tsx'
