'use client'

import { create } from 'zustand'
import { toast } from '../../components/toast.ts'
import { words } from '../../lib/words.ts'

type Part = typeof import('./preferences-dialog.tsx')

const usePart = create<{ part: Part | null }>()(() => ({ part: null }))

/** Opens the preferences, which come when they are asked for the first time; says so where they do not come. */
export const openPreferences = async (): Promise<void> => {
  try {
    const part = await import('./preferences-dialog.tsx')
    usePart.setState({ part })
    part.showPreferences(true)
  } catch {
    toast.error(words.errors.panelMissing, { id: 'panel-missing' })
  }
}

/** Stands outside of all that is drawn anew in another language, so that whoever chooses one goes on where they are. */
export const PreferencesLater = () => {
  const part = usePart((state) => state.part)
  return part && <part.PreferencesDialog />
}
