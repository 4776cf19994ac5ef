import { listeningWords } from '../../lib/listening-words.ts'
import type { Shortcut } from './shortcut.ts'

/** Keys that are held together. */
export type Chord = readonly string[]

/** Every shortcut, the ways to press it, and whom it concerns. */
export const KEYS: Readonly<
  Record<keyof typeof listeningWords.keys.groups, Partial<Record<Shortcut, readonly Chord[]>>>
> = {
  playing: {
    toggle: [[' '], ['K']],
    back: [['ArrowLeft'], ['J']],
    forward: [['ArrowRight'], ['L']],
    next: [['N']],
    previous: [['P']],
    undo: [['Control', 'Z']],
  },
  device: {
    mute: [['M']],
    louder: [['ArrowUp']],
    softer: [['ArrowDown']],
  },
  places: {
    find: [['/']],
    queue: [['Q']],
    chat: [['C']],
    help: [['?']],
  },
}

/** Whether this is a machine whose commands are given with ⌘. */
export const isApple = (): boolean => /Mac|iPhone|iPad/.test(navigator.platform)

const ARROWS: Readonly<Record<string, string>> = { ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓' }

/** What stands on a key, as far as a keyboard of this language goes. */
export const keyName = (key: string, apple: boolean): string => {
  if (key === ' ') return listeningWords.keys.space
  if (key === 'Control') return apple ? '⌘' : listeningWords.keys.ctrl
  return ARROWS[key] ?? key
}
