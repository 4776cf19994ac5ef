'use client'

import { later } from '../../components/later.tsx'
import { words } from '../../lib/words.ts'

const NotThere = () => <p className="px-5 pt-[20svh] text-center text-soft">{words.errors.panelMissing}</p>

/** Most rooms are open: it comes where one is not. */
export const Door = later(() =>
  import('./door.tsx').then(
    (part) => part.Door,
    () => NotThere,
  ),
)
