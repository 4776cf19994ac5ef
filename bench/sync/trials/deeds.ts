import type { SongFile } from '../ears/songs.ts'
import type { Listener } from '../stage/listener.ts'
import type { House } from '../stage/theatre.ts'

export type TrialName = 'hidden tab' | 'blocked page' | 'killed server' | 'song end without a server'

/**
 * Something that happened at an instant (ms since 1970), and whether the room should sound from then on. After a command
 * all have a second to obey; whatever else happens must not be heard at all.
 */
export type Mark = {
  what: string
  at: number
  sounds: boolean
  isCommand: boolean
  /** Whether getting right after it is timed: not where a page cannot hear of it yet. */
  isTimed: boolean
}

/** What was done in a trial, in the order of time, and what else is to be told of it. */
export type Deeds = { marks: Mark[]; notes: Record<string, string> }

/** What a trial may use. */
export type TrialStage = House & { songs: readonly SongFile[]; hiddenMinutes: number }

/** Something that rooms must bear. The songs are queued before `act`, which begins with the first one's sound. */
export type Trial = {
  name: TrialName
  about: string
  /** How long its songs are, in s. */
  songs: (hiddenMinutes: number) => readonly number[]
  /** Whose page can be hidden. */
  hidden?: number
  act: (stage: TrialStage) => Promise<Deeds>
}

export const event = (what: string, at: number, sounds = true): Mark => ({
  what,
  at,
  sounds,
  isCommand: false,
  isTimed: true,
})
export const command = (what: string, at: number, sounds = true): Mark => ({
  ...event(what, at, sounds),
  isCommand: true,
})

export const nth = ({ listeners }: House, n: number): Listener => {
  const listener = listeners[n]
  if (!listener) throw new Error(`there is no listener ${n}`)
  return listener
}
