'use client'

import dynamic from 'next/dynamic'
import { words } from '../../lib/words.ts'

const NotThere = () => <p className="px-2 py-3 text-soft">{words.errors.panelMissing}</p>

/** Comes when it is looked at. */
export const History = dynamic(
  () =>
    import('./parts.ts').then(
      (parts) => parts.HistoryView,
      () => NotThere,
    ),
  { ssr: false },
)
