import { chord, midi } from './pitch.ts'

/** One written chord: bar and beat count from 0, length is in beats. */
export interface Chord {
  bar: number
  beat: number
  beats: number
  /** MIDI number of the bass. */
  bass: number
  /** MIDI numbers above it, from low to high. */
  voices: number[]
}

/**
 * Reads chords, one string per bar, as `bass: voices`; a slash splits the bar into
 * equal parts: `'Bb1: Ab3 C4 Db4 F4 / Eb2: G3 C4 Db4 F4'`.
 */
export function harmony(bars: string[], firstBar: number, beatsPerBar: number): Chord[] {
  return bars.flatMap((text, index) => {
    const parts = text.split('/')
    const beats = beatsPerBar / parts.length
    return parts.map((part, position) => {
      const [bass, voices] = part.split(':')
      return {
        bar: firstBar + index,
        beat: position * beats,
        beats,
        bass: midi(bass.trim()),
        voices: chord(voices),
      }
    })
  })
}
