/** What comes with the first reaction, or with company that might show one. */
export { lastReaction, showReaction } from './aloft.ts'
export { Floating } from './floating.tsx'
export { ReactBar, toggleReactBar } from './react-bar.tsx'
