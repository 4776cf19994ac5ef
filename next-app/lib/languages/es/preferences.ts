import type { preferencesWords } from '../../preferences-words.ts'

export const preferences: typeof preferencesWords = {
  title: 'Preferencias',
  lead: 'Se guardan en este navegador, y nadie más las nota.',
  close: 'Cerrar',
  language: 'Idioma',
  languageAuto: (name: string) => `El del navegador: ${name}`,
  languageMissing: 'No se pudo cargar ese idioma. Quizá el servidor no esté; elígelo de nuevo en un momento.',
  theme: 'Colores',
  themes: { auto: 'Del sistema', dark: 'Oscuro', light: 'Claro' },
}
