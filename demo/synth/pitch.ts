const STEPS: Record<string, number> = { C: 0, D: 2, E: 4, F: 5, G: 7, A: 9, B: 11 }

/** MIDI number of a note name such as `Eb4` or `F#5`; C4 is 60. */
export function midi(name: string): number {
  const match = /^([A-G])([b#]?)(-?\d)$/.exec(name)
  if (!match) throw new Error(`Not a note: ${name}`)
  const [, letter, accidental, octave] = match
  const shift = accidental === 'b' ? -1 : accidental === '#' ? 1 : 0
  return STEPS[letter] + shift + (Number(octave) + 1) * 12
}

/** Space-separated note names as MIDI numbers. */
export function chord(names: string): number[] {
  return names.trim().split(/\s+/).map(midi)
}

/** Frequency in Hz of a MIDI number, fractions allowed. */
export function hertz(note: number): number {
  return 440 * 2 ** ((note - 69) / 12)
}
