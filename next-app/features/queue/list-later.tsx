'use client'

import dynamic from 'next/dynamic'
import { words } from '../../lib/words.ts'

const NotThere = () => <p className="px-2 py-3 text-soft">{words.errors.panelMissing}</p>

/** As high as what comes in its place, so that nothing moves. */
const RowsToCome = () => (
  <div aria-hidden="true" className="animate-wait space-y-2 pt-20">
    {[0, 1, 2].map((row) => (
      <div key={row} className="h-16 rounded-2xl bg-veil" />
    ))}
  </div>
)

/** An empty room shows what can be added, and does without it at first. */
export const QueueList = dynamic(
  () =>
    import('./queue-list.tsx').then(
      (loaded) => loaded.QueueList,
      () => NotThere,
    ),
  { ssr: false, loading: RowsToCome },
)
