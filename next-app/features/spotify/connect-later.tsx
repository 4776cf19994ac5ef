'use client'

import { later } from '../../components/later.tsx'
import { words } from '../../lib/words.ts'

const NotThere = () => <span className="mt-2 block text-soft">{words.errors.panelMissing}</span>

/** Needed where somebody plays songs of Spotify's, and not elsewhere. */
export const ConnectButton = later(() =>
  import('./connect-button.tsx').then(
    (part) => part.ConnectButton,
    () => NotThere,
  ),
)
