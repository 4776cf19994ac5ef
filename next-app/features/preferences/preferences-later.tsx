'use client'

import { laterParts } from '../../components/later-parts.ts'

const { useParts, withParts } = laterParts(() => import('./preferences-dialog.tsx'))

/** Opens the preferences, which come when they are asked for the first time. */
export const openPreferences = (): Promise<boolean> => withParts((parts) => parts.showPreferences(true))

/** Stands outside of all that is drawn anew in another language, so that whoever chooses one goes on where they are. */
export const PreferencesLater = () => {
  const parts = useParts()
  return parts && <parts.PreferencesDialog />
}
