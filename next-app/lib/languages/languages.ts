import type { Spoken } from './spoken.ts'

/** The languages of the interface: how each calls itself, and which way it is written. */
export const LANGUAGES = {
  en: { name: 'English', dir: 'ltr' },
  de: { name: 'Deutsch', dir: 'ltr' },
  es: { name: 'Español', dir: 'ltr' },
  fr: { name: 'Français', dir: 'ltr' },
  ar: { name: 'العربية', dir: 'rtl' },
} as const satisfies Record<string, { name: string; dir: 'ltr' | 'rtl' }>

export type LanguageTag = keyof typeof LANGUAGES

export const LANGUAGE_TAGS = Object.keys(LANGUAGES) as LanguageTag[]

export const isLanguageTag = (value: unknown): value is LanguageTag =>
  typeof value === 'string' && Object.hasOwn(LANGUAGES, value)

/** The first language in an order of wishes (BCP 47 tags, as `navigator.languages` has them) that is spoken here. */
export const pickLanguage = (wishes: readonly string[]): LanguageTag =>
  wishes.map((wish) => wish.toLowerCase().split('-')[0]).find(isLanguageTag) ?? 'en'

const BRING: Record<Exclude<LanguageTag, 'en'>, () => Promise<{ language: Spoken }>> = {
  de: () => import('./de/language.ts'),
  es: () => import('./es/language.ts'),
  fr: () => import('./fr/language.ts'),
  ar: () => import('./ar/language.ts'),
}

/** All words of a language; null for English, which is there from the start. Throws where they cannot be had. */
export const bringLanguage = async (tag: LanguageTag): Promise<Spoken | null> =>
  tag === 'en' ? null : (await BRING[tag]()).language
