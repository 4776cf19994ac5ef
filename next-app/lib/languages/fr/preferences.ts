import type { preferencesWords } from '../../preferences-words.ts'

export const preferences: typeof preferencesWords = {
  title: 'Préférences',
  lead: 'Elles restent dans ce navigateur, et personne d’autre ne s’en aperçoit.',
  close: 'Fermer',
  language: 'Langue',
  languageAuto: (name: string) => `Comme le navigateur : ${name}`,
  languageMissing:
    'Cette langue n’a pas pu être chargée. Le serveur est peut-être absent ; choisis-la de nouveau dans un instant.',
  theme: 'Couleurs',
  themes: { auto: 'Comme le système', dark: 'Sombre', light: 'Clair' },
}
