'use client'

import { formatLength } from '../../lib/format.ts'
import { listeningWords } from '../../lib/listening-words.ts'
import { useSecondsUntil } from '../../lib/use-seconds-until.ts'
import { leftMs } from './sleep.ts'
import { sleepNow, useSleep } from './use-sleep.ts'

/** Minutes that have begun count whole: it never says none while something is left. */
const minutesOf = (seconds: number): number => Math.max(1, Math.ceil(seconds / 60))

/** A length of time in words. */
export const sayMinutes = (minutes: number): string => formatLength(minutes * 60_000)

/** The minutes for which this device will still be heard, as they go; null while there is no saying. */
export const useMinutesLeft = (): number | null => {
  const seconds = useSecondsUntil(useSleep(({ sleep }) => ('endsAt' in sleep ? sleep.endsAt : null)))
  return seconds === null ? null : minutesOf(seconds)
}

/** What the timer that runs will do, as its name or as a sentence; null while none runs. */
export const sayRunning = (how: 'running' | 'started'): string | null => {
  const { sleep } = useSleep.getState()
  const say = listeningWords.sleep
  if (sleep.phase === 'song') return say[`${how}Song`]
  const left = leftMs(sleep, sleepNow())
  return left === null ? null : say[how](sayMinutes(minutesOf(left / 1000)))
}
