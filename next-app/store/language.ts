import { create } from 'zustand'
import { bringLanguage, LANGUAGES, type LanguageTag, pickLanguage } from '../lib/languages/languages.ts'
import { speak } from '../lib/languages/spoken.ts'
import { prefer, usePreferences } from './preferences.ts'

/** The language that the page speaks now: English until another one's words are there. */
export const useLanguage = create<{ tag: LanguageTag }>()(() => ({ tag: 'en' }))

/** The language of the browser, as far as it is spoken here. */
export const languageOfBrowser = (): LanguageTag => pickLanguage(navigator.languages)

/** Speaks the language from now on; answers whether its words could be had. */
const change = async (tag: LanguageTag): Promise<boolean> => {
  try {
    speak(await bringLanguage(tag))
  } catch {
    return false
  }
  document.documentElement.lang = tag
  document.documentElement.dir = LANGUAGES[tag].dir
  useLanguage.setState({ tag })
  return true
}

/** Begins to speak the language that is preferred; the page is shown once it is drawn in it, or in English if it does not come. */
export const startLanguage = (): void => {
  const { language } = usePreferences.getState()
  const tag = language === 'auto' ? languageOfBrowser() : language
  const show = () => delete document.documentElement.dataset.waits
  if (tag === useLanguage.getState().tag) show()
  else {
    void change(tag).then((isSpoken) => {
      if (!isSpoken) Object.assign(document.documentElement, { lang: 'en', dir: 'ltr' })
      show()
    })
  }
}

/** Prefers a language; answers whether it is spoken now. It is not kept where it could not be had. */
export const preferLanguage = async (language: LanguageTag | 'auto'): Promise<boolean> => {
  const isSpoken = await change(language === 'auto' ? languageOfBrowser() : language)
  if (isSpoken) prefer({ language })
  return isSpoken
}
