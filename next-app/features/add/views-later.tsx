'use client'

import { later } from '../../components/later.tsx'
import { words } from '../../lib/words.ts'

/** A server that has gone or was made anew does not have it any more. */
const NotThere = () => <p className="px-2 py-3 text-soft">{words.errors.partMissing}</p>

/** What is seen on the way to somewhere else comes when one goes there. */
export const FolderView = later(() =>
  import('./folder-view.tsx').then(
    (part) => part.FolderView,
    () => NotThere,
  ),
)

export const ElsewhereView = later(() =>
  import('./elsewhere-view.tsx').then(
    (part) => part.ElsewhereView,
    () => NotThere,
  ),
)
