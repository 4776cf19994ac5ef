import { create } from 'zustand'
import { toCss } from '../lib/colour/colour.ts'
import { GROUNDS, type Theme } from '../lib/colour/light.ts'
import { type Preferences, usePreferences } from './preferences.ts'

const themeOfPage = (): Theme =>
  typeof document !== 'undefined' && document.documentElement.dataset.theme === 'light' ? 'light' : 'dark'

/** The ground that the page has now; its first script has chosen it before anything was drawn. */
export const useTheme = create<{ theme: Theme }>()(() => ({ theme: themeOfPage() }))

/** The ground that is wished for, which may be left to the system. */
export const themeOf = (wish: Preferences['theme'], isSystemLight: boolean): Theme => {
  if (wish === 'auto') return isSystemLight ? 'light' : 'dark'
  return wish
}

/** Puts the page upon a ground, at once and the browser's own bars with it. */
const turnTo = (theme: Theme): void => {
  if (theme === useTheme.getState().theme) return
  const root = document.documentElement
  root.dataset.turns = ''
  root.dataset.theme = theme
  document.querySelector('meta[name=theme-color]')?.setAttribute('content', toCss(GROUNDS[theme]))
  useTheme.setState({ theme })
  // Once in the new colours, what moves may fade again.
  requestAnimationFrame(() => requestAnimationFrame(() => delete root.dataset.turns))
}

/** Follows what is preferred, and the system as long as it is left to that; answers how to stop. */
export const followTheme = (): (() => void) => {
  const system = matchMedia('(prefers-color-scheme: light)')
  const follow = () => turnTo(themeOf(usePreferences.getState().theme, system.matches))
  follow()
  system.addEventListener('change', follow)
  const unsubscribe = usePreferences.subscribe(follow)
  return () => {
    system.removeEventListener('change', follow)
    unsubscribe()
  }
}
