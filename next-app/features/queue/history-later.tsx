'use client'

import { later } from '../../components/later.tsx'
import { RowsToCome } from '../../components/rows/rows-to-come.tsx'
import { words } from '../../lib/words.ts'

const NotThere = () => <p className="px-2 py-3 text-soft">{words.errors.panelMissing}</p>

const ToCome = () => (
  <ul aria-hidden="true">
    <RowsToCome many={3} />
  </ul>
)

/** Comes when it is looked at. */
export const History = later(
  () =>
    import('./parts.ts').then(
      (parts) => parts.HistoryView,
      () => NotThere,
    ),
  ToCome,
)
