import type { Shader } from './covers/shader.ts'
import type { MasterOptions } from './master/master.ts'
import type { Stereo } from './synth/stereo.ts'

/** One demo song: how to play it, finish it and paint its cover. */
export interface Song {
  /** File name without extension. */
  slug: string
  title: string
  /** Plays the whole piece; the mix is not yet finished. */
  play(): Stereo
  master: MasterOptions
  cover: Shader
}
