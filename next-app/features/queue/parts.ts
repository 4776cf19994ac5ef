/** What an empty room does without: the page and its sound are there before it. */
export { MenuHost, openMenu } from '../../components/menu.tsx'
export { openExtras } from '../extras/extras-menu.ts'
export { HistoryView } from './history-view.tsx'
export { openQueueMenu } from './queue-menu.ts'
export { openRowMenu } from './row-menu.ts'
export { SavePlaylist } from './save-playlist.tsx'
export { attachSorter } from './sort/sorter.ts'
