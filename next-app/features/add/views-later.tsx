'use client'

import dynamic from 'next/dynamic'
import { words } from '../../lib/words.ts'

/** A server that has gone or was made anew does not have it any more. */
const NotThere = () => <p className="px-2 py-3 text-soft">{words.errors.partMissing}</p>

/** What is seen on the way to somewhere else comes when one goes there. */
export const FolderView = dynamic(
  () =>
    import('./folder-view.tsx').then(
      (part) => part.FolderView,
      () => NotThere,
    ),
  { ssr: false },
)

export const ElsewhereView = dynamic(
  () =>
    import('./elsewhere-view.tsx').then(
      (part) => part.ElsewhereView,
      () => NotThere,
    ),
  { ssr: false },
)
