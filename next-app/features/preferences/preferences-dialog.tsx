'use client'

import type { ReactNode } from 'react'
import { create } from 'zustand'
import { Choice } from '../../components/choice.tsx'
import { Sheet } from '../../components/sheet.tsx'
import { appWords } from '../../lib/app-words.ts'
import { preferencesWords } from '../../lib/preferences-words.ts'
import { useLanguage } from '../../store/language.ts'
import { prefer, usePreferences } from '../../store/preferences.ts'
import { AppPart, useHasAppPart } from '../app/app-part.tsx'
import { LanguageChoice } from './language-choice.tsx'
import { ListeningPart } from './listening-part.tsx'

const say = preferencesWords

const useOpen = create<{ isOpen: boolean }>()(() => ({ isOpen: false }))

export const showPreferences = (isOpen: boolean): void => useOpen.setState({ isOpen })

/** The button that opens it may have been drawn anew since, in another language. */
const focusButton = () => document.querySelector<HTMLElement>('[data-opens=preferences]')?.focus()

/** How one likes it on this device. */
export const PreferencesDialog = () => {
  const isOpen = useOpen((state) => state.isOpen)
  const theme = usePreferences((state) => state.theme)
  const hasAppPart = useHasAppPart()
  // Drawn in another language as soon as one is chosen here.
  useLanguage()
  return (
    <Sheet
      open={isOpen}
      close={() => showPreferences(false)}
      onClosed={focusButton}
      closeLabel={say.close}
      title={say.title}
      lead={say.lead}
    >
      <div className="grid min-h-0 gap-5 overflow-y-auto px-5 pt-2 pb-[max(env(safe-area-inset-bottom),1.5rem)] sm:px-7 sm:pb-7">
        <Part title={say.theme}>
          <Choice
            label={say.theme}
            value={theme}
            options={(['auto', 'dark', 'light'] as const).map((value) => ({ value, name: say.themes[value] }))}
            choose={(value) => prefer({ theme: value })}
          />
        </Part>
        <Part title={say.language}>
          <LanguageChoice />
        </Part>
        <ListeningPart leave={() => showPreferences(false)} />
        {hasAppPart && (
          <Part title={appWords.heading}>
            <AppPart />
          </Part>
        )}
      </div>
    </Sheet>
  )
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section>
    <h3 className="mb-2 text-faint text-sm">{title}</h3>
    {children}
  </section>
)
