import { echo, type ReverbOptions, reverb } from './effects/reverb.ts'
import { addInto, createStereo, place, SAMPLE_RATE, type Stereo } from './synth/stereo.ts'

export interface Strip {
  gain: number
  /** Share sent to the common room, 0 to 1. */
  room?: number
  /** Share sent to the common echo, 0 to 1. */
  echo?: number
}

/** A desk with one room and one echo that all tracks share. */
export interface Desk {
  /** An empty track as long as the song. */
  track(): Stereo
  /** Adds a finished track to the mix. */
  add(track: Stereo, strip: Strip): void
  /** Renders the shared effects and returns the sum. */
  finish(): Stereo
}

export interface DeskOptions {
  seconds: number
  room: ReverbOptions
  echo?: { seconds: number; feedback: number }
}

export function createDesk(options: DeskOptions): Desk {
  const sum = createStereo(options.seconds)
  const roomSend = createStereo(options.seconds)
  const echoSend = createStereo(options.seconds)
  return {
    track: () => createStereo(options.seconds),
    add(track, { gain, room = 0, echo: echoShare = 0 }) {
      addInto(sum, track, gain)
      if (room > 0) addInto(roomSend, track, gain * room)
      if (echoShare > 0) addInto(echoSend, track, gain * echoShare)
    },
    finish() {
      if (options.echo) {
        const echoes = echo(echoSend, options.echo.seconds, options.echo.feedback)
        addInto(sum, echoes)
        // Echoes that stand in the same room sound further away.
        addInto(roomSend, echoes, 0.35)
      }
      addInto(sum, reverb(roomSend, options.room))
      return sum
    },
  }
}

/** Adds a stereo sound to a track at a time in seconds. */
export function placeStereo(track: Stereo, sound: Stereo, at: number, gain: number): void {
  const start = Math.max(0, Math.round(at * SAMPLE_RATE))
  const count = Math.min(sound.left.length, track.left.length - start)
  for (let i = 0; i < count; i++) {
    track.left[start + i] += sound.left[i] * gain
    track.right[start + i] += sound.right[i] * gain
  }
}

export { place }
