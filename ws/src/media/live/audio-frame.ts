import type { LiveCodec } from '@earshot/sync'

/** One frame of coded sound, which a decoder takes by itself. `samples` of one channel, at `sampleRate`. */
export type AudioFrame = {
  codec: LiveCodec
  bytes: Uint8Array
  samples: number
  sampleRate: number
  channels: number
}

/** Whether one decoder may take both. */
export const isAlike = (a: AudioFrame, b: AudioFrame): boolean =>
  a.codec === b.codec && a.sampleRate === b.sampleRate && a.channels === b.channels

/** What comes from a station, in the order in which it is heard. */
export type Heard =
  | { what: 'frame'; frame: AudioFrame }
  | { what: 'title'; text: string }
  /** Sound comes in portions of this length, each at once. */
  | { what: 'portions'; ms: number }

/** Takes the bytes of a broadcast as they come, in pieces cut anywhere; answers what can be told from them. */
export type ReadSound = (bytes: Uint8Array) => Heard[]
