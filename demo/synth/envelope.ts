import { SAMPLE_RATE } from './stereo.ts'

/** Rises smoothly from 0 to 1 over `seconds`, as a half cosine. */
export function rise(time: number, seconds: number): number {
  if (time >= seconds) return 1
  return time <= 0 ? 0 : 0.5 - 0.5 * Math.cos((Math.PI * time) / seconds)
}

/** Softens both ends of a sound in place, so that neither can click. Seconds. */
export function soften(sound: Float32Array, attack: number, release: number): Float32Array {
  for (let i = 0; i < sound.length; i++) {
    sound[i] *= rise(i / SAMPLE_RATE, attack) * rise((sound.length - 1 - i) / SAMPLE_RATE, release)
  }
  return sound
}

/** An empty mono sound of this many seconds. */
export function silence(seconds: number): Float32Array {
  return new Float32Array(Math.ceil(seconds * SAMPLE_RATE))
}

/**
 * Straight lines through [seconds, value] points, which must be in order of time.
 * Used for slow moves such as filters that open over a section.
 */
export function automation(points: [number, number][]): (time: number) => number {
  return (time) => {
    if (time <= points[0][0]) return points[0][1]
    for (let i = 1; i < points.length; i++) {
      const [from, start] = points[i - 1]
      const [to, end] = points[i]
      if (time < to) return start + ((end - start) * (time - from)) / (to - from)
    }
    return points[points.length - 1][1]
  }
}
