/** What comes after the page: the sound is there first. */
export { AddSongs } from './add-songs.tsx'
export { BatchCard } from './batch-card.tsx'
