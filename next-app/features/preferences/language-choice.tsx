'use client'

import { Choice } from '../../components/choice.tsx'
import { toast } from '../../components/toast.ts'
import { LANGUAGE_TAGS, LANGUAGES, type LanguageTag } from '../../lib/languages/languages.ts'
import { preferencesWords } from '../../lib/preferences-words.ts'
import { languageOfBrowser, preferLanguage } from '../../store/language.ts'
import { usePreferences } from '../../store/preferences.ts'

const say = preferencesWords

/** The languages, each in its own words. */
export const LanguageChoice = () => {
  const language = usePreferences((state) => state.language)
  const choose = async (wish: LanguageTag | 'auto') => {
    if (!(await preferLanguage(wish))) toast.error(say.languageMissing, { id: 'language-missing' })
  }
  return (
    <Choice
      label={say.language}
      value={language}
      options={[
        { value: 'auto' as const, name: say.languageAuto(LANGUAGES[languageOfBrowser()].name) },
        ...LANGUAGE_TAGS.map((tag) => ({ value: tag, name: LANGUAGES[tag].name })),
      ]}
      choose={(wish) => void choose(wish)}
    />
  )
}
