import { midi } from './pitch.ts'
import type { Random } from './random.ts'

/** One written note: bar and beat count from 0, length is in beats. */
export interface Note {
  bar: number
  beat: number
  pitch: number
  beats: number
}

/**
 * Reads a melody, one string per bar, notes as `beat pitch beats` between commas:
 * `'0 G5 1.5, 1.5 F5 .5'`. An empty string is a bar of rest.
 */
export function melody(bars: string[], firstBar = 0, transpose = 0): Note[] {
  return bars.flatMap((text, index) =>
    text
      .split(',')
      .filter((part) => part.trim() !== '')
      .map((part) => {
        const [beat, name, beats] = part.trim().split(/\s+/)
        return {
          bar: firstBar + index,
          beat: Number(beat),
          pitch: midi(name) + transpose,
          beats: Number(beats),
        }
      }),
  )
}

export interface ClockOptions {
  bpm: number
  beatsPerBar: number
  /** Where the off-beat sixteenth falls within its eighth: 0.5 is straight. */
  swing?: number
  /** From this bar on the tempo sinks by this share with every bar. */
  slowing?: { fromBar: number; perBar: number }
}

/** Turns bars and beats into seconds. */
export interface Clock {
  at(bar: number, beat: number): number
  /** Seconds per beat before any slowing. */
  beat: number
}

/** A breath before the first note, so that its attack is not cut by a player. */
const LEAD_IN_SECONDS = 0.03

export function createClock({ bpm, beatsPerBar, swing = 0.5, slowing }: ClockOptions): Clock {
  const beat = 60 / bpm
  const swung = (position: number): number => {
    const eighth = Math.floor(position * 2)
    const rest = position * 2 - eighth
    const warped = rest < 0.5 ? rest * 2 * swing : swing + (rest - 0.5) * 2 * (1 - swing)
    return (eighth + warped) / 2
  }
  const stretch = (beats: number): number => {
    if (!slowing) return beats
    const over = Math.max(0, beats / beatsPerBar - slowing.fromBar)
    return beats + (over * over * slowing.perBar * beatsPerBar) / 2
  }
  return {
    beat,
    at: (bar, position) => LEAD_IN_SECONDS + stretch(bar * beatsPerBar + swung(position)) * beat,
  }
}

/** Small, human errors: `late` in seconds, `force` as a factor around 1. */
export function humanise(random: Random, seconds: number, force: number): { late: number; force: number } {
  return { late: random.bell() * seconds, force: 1 + random.bell() * force }
}
