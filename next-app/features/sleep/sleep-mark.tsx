'use client'

import { Moon } from 'lucide-react'
import { listeningWords } from '../../lib/listening-words.ts'
import { showSleep, useSleep } from './use-sleep.ts'
import { sayMinutes, sayRunning, useMinutesLeft } from './use-sleep-left.ts'

/** Beside the title, as on a phone, or under the seek bar, where there is room for it. */
const places = {
  title: 'h-11 gap-1 px-1.5 sm:hidden',
  bar: '-my-1 h-7 gap-1.5 justify-self-center px-3 [grid-area:sleep] max-sm:hidden',
} as const

/** While the sleep timer runs: how many minutes are left. */
export const SleepMark = ({ place }: { place: keyof typeof places }) => {
  const isRunning = useSleep(({ sleep }) => sleep.phase === 'timed' || sleep.phase === 'song')
  return isRunning && <Mark place={place} />
}

const Mark = ({ place }: { place: keyof typeof places }) => {
  const minutes = useMinutesLeft()
  const said = sayRunning('running') ?? listeningWords.sleep.open
  return (
    <button
      type="button"
      data-opens="sleep"
      aria-haspopup="dialog"
      aria-label={said}
      title={said}
      onClick={() => showSleep(true)}
      className={`figures flex shrink-0 animate-appear items-center justify-center rounded-full text-accent text-sm transition hover:bg-ink/8 ${places[place]}`}
    >
      <Moon aria-hidden="true" className="size-4" />
      {minutes !== null && <span aria-hidden="true">{place === 'title' ? minutes : sayMinutes(minutes)}</span>}
    </button>
  )
}
