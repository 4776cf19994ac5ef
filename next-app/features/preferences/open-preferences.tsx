'use client'

import { Settings2 } from 'lucide-react'
import { words } from '../../lib/words.ts'
import { openPreferences } from './preferences-later.tsx'

/** The way to how one likes it on this device. */
export const OpenPreferences = ({ className = '' }: { className?: string }) => (
  <button
    type="button"
    data-opens="preferences"
    aria-haspopup="dialog"
    aria-label={words.preferences.open}
    title={words.preferences.open}
    onClick={() => void openPreferences()}
    className={`flex size-11 shrink-0 items-center justify-center rounded-full text-faint transition hover:bg-ink/8 hover:text-ink ${className}`}
  >
    <Settings2 aria-hidden="true" className="size-[1.15rem]" />
  </button>
)
