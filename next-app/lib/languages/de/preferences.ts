import type { preferencesWords } from '../../preferences-words.ts'

export const preferences: typeof preferencesWords = {
  title: 'Einstellungen',
  lead: 'Sie bleiben in diesem Browser, und sonst merkt es niemand.',
  close: 'Schließen',
  language: 'Sprache',
  languageAuto: (name) => `Wie der Browser: ${name}`,
  languageMissing:
    'Diese Sprache konnte nicht geladen werden. Vielleicht ist der Server gerade weg; wähl sie gleich noch einmal.',
  theme: 'Farben',
  themes: { auto: 'Wie das System', dark: 'Dunkel', light: 'Hell' },
}
