'use client'

import dynamic from 'next/dynamic'
import { words } from '../../lib/words.ts'

const NotThere = () => <span className="mt-2 block text-soft">{words.errors.panelMissing}</span>

/** Needed where somebody plays songs of Spotify's, and not elsewhere. */
export const ConnectButton = dynamic(
  () =>
    import('./connect-button.tsx').then(
      (part) => part.ConnectButton,
      () => NotThere,
    ),
  { ssr: false },
)
