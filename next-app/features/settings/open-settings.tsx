'use client'

import { SlidersHorizontal } from 'lucide-react'
import { words } from '../../lib/words.ts'
import { useRoom } from '../../store/audioStore.tsx'
import { openPanel } from '../panels/later.tsx'
import { showSettings } from './use-settings.ts'

/** The way to the room's settings: all may look. */
export const OpenSettings = () => {
  const isKnown = useRoom(({ room }) => room !== null)
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-label={words.people.settings}
      title={words.people.settings}
      disabled={!isKnown}
      onClick={() => void openPanel(() => showSettings(true))}
      className="-me-3 flex size-11 shrink-0 items-center justify-center rounded-full text-faint transition hover:bg-ink/8 hover:text-ink disabled:opacity-40"
    >
      <SlidersHorizontal aria-hidden="true" className="size-[1.15rem]" />
    </button>
  )
}
