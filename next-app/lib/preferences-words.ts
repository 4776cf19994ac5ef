import { spoken } from './languages/spoken.ts'

/** What is said of how one likes it on this device. */
export const preferencesWords = spoken('preferences', {
  title: 'Preferences',
  lead: 'They are kept in this browser, and nobody else notices.',
  close: 'Close',
  language: 'Language',
  languageAuto: (name: string) => `As the browser: ${name}`,
  languageMissing: 'That language could not be loaded. The server may be away; choose again in a moment.',
  theme: 'Colours',
  themes: { auto: 'As the system', dark: 'Dark', light: 'Light' },
})
