import { create } from 'zustand'
import { isLanguageTag, type LanguageTag } from '../lib/languages/languages.ts'

/** How whoever sits here likes it: the device's own matter, kept on the device. */
export type Preferences = {
  /** `auto`: the browser's. */
  language: LanguageTag | 'auto'
  /** `auto`: the system's. */
  theme: 'auto' | 'dark' | 'light'
  /** Whether lyrics are shown with a song. */
  showsLyrics: boolean
  /** Whether single keys do something anywhere in a room. */
  hasShortcuts: boolean
  /** Whether the screen stays on while the room plays. */
  keepsAwake: boolean
  /** Whether the sound is to be seen around the cover. */
  showsSound: boolean
}

/** The page's first script reads it too (features/language/first-script.ts). */
export const KEY = 'earshot.preferences'

export const DEFAULTS: Preferences = {
  language: 'auto',
  theme: 'auto',
  showsLyrics: false,
  hasShortcuts: true,
  keepsAwake: false,
  showsSound: false,
}

const isTheme = (value: unknown): value is Preferences['theme'] =>
  value === 'auto' || value === 'dark' || value === 'light'

const asSwitch = (value: unknown, otherwise: boolean): boolean => (typeof value === 'boolean' ? value : otherwise)

const parseObject = (text: string | null): Record<string, unknown> => {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}

/** What was kept; what is missing or makes no sense is as it is at first. */
export const parsePreferences = (text: string | null): Preferences => {
  const { language, theme, showsLyrics, hasShortcuts, keepsAwake, showsSound } = parseObject(text)
  return {
    language: isLanguageTag(language) ? language : DEFAULTS.language,
    theme: isTheme(theme) ? theme : DEFAULTS.theme,
    showsLyrics: asSwitch(showsLyrics, DEFAULTS.showsLyrics),
    hasShortcuts: asSwitch(hasShortcuts, DEFAULTS.hasShortcuts),
    keepsAwake: asSwitch(keepsAwake, DEFAULTS.keepsAwake),
    showsSound: asSwitch(showsSound, DEFAULTS.showsSound),
  }
}

const recall = (): Preferences => {
  try {
    return parsePreferences(localStorage.getItem(KEY))
  } catch {
    // A browser may refuse storage altogether; then nothing was kept.
    return DEFAULTS
  }
}

/** The preferences of this page; as at first while the page is made on the server. */
export const usePreferences = create<Preferences>()(() => (typeof window === 'undefined' ? DEFAULTS : recall()))

/** Prefers something else from now on, here and on later visits. */
export const prefer = (wish: Partial<Preferences>): void => {
  usePreferences.setState(wish)
  try {
    localStorage.setItem(KEY, JSON.stringify(usePreferences.getState()))
  } catch {
    // Without storage it lasts as long as the page does.
  }
}
