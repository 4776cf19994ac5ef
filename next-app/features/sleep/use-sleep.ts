import { create } from 'zustand'
import { keepSleep, keptSleep } from './kept-sleep.ts'
import { parseSleep, printSleep, type Sleep } from './sleep.ts'

/** The sleep timer of this tab, and whether its dialog is open. */
export const useSleep = create<{ sleep: Sleep; isOpen: boolean }>()(() => ({
  sleep: parseSleep(keptSleep()),
  isOpen: false,
}))

/** Opens the timer's dialog, or shuts it. */
export const showSleep = (isOpen: boolean): void => useSleep.setState({ isOpen })

/** Lets it stand so from now on. */
export const becomeSleep = (sleep: Sleep): void => {
  if (sleep === useSleep.getState().sleep) return
  useSleep.setState({ sleep })
  keepSleep(sleep.phase === 'off' ? null : printSleep(sleep))
}

/** Now, by a clock that does not jump and goes on over a reload. */
export const sleepNow = (): number => performance.timeOrigin + performance.now()
