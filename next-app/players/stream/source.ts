import type { Item, LocalMs, PlayerName } from '@earshot/sync'
import type { SongStates } from '../shared/song-states.ts'
import type { SoundReport } from './messages.ts'
import type { SoundLine } from './sound-line.ts'
import type { Voice } from './voices.ts'

/** What a source of songs is given: the line that plays them, and whom it tells when one has come further. */
export type SourcePorts = {
  now: () => LocalMs
  line: SoundLine
  context: () => AudioContext
  voices: () => readonly Voice[]
  changed: () => void
}

/** Where the songs of a line come from. */
export type Source = {
  name: PlayerName
  songs: SongStates
  load: (item: Item) => void
  /** The worker says something of a song, or is no more. */
  report: (report: Exclude<SoundReport, { say: 'block' }>) => void
  lost: () => void
  /** Where on the song's tape, in seconds, it is at position `positionMs` at the instant `at`; null while that is not known. */
  tapeS: (item: Item, positionMs: number, at: LocalMs) => number | null
  /** The position that is heard when a voice is at this place of its tape. */
  positionMs: (voice: Voice, tapeS: number) => number
  /** As a player tells it. */
  lengthMs: (item: Item) => number | null
  /** Asked several times a second, sound or not. */
  look: (now: LocalMs) => void
  heldS: () => number
  close: () => void
}

export type OpenSource = (ports: SourcePorts) => Source
