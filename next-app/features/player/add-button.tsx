'use client'

import { Plus } from 'lucide-react'
import { words } from '../../lib/words.ts'
import { showAddSongs } from '../room/use-panel.ts'

/** On a phone, the short way to adding songs. */
export const AddButton = () => (
  <button
    type="button"
    aria-label={words.add.open}
    onClick={showAddSongs}
    className="flex size-11 items-center justify-center justify-self-end [grid-area:add] rounded-full text-soft transition hover:bg-ink/8 hover:text-ink sm:hidden"
  >
    <Plus aria-hidden="true" className="size-6" />
  </button>
)
