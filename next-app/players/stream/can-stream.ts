/** What a page has or has not, as far as it matters here: its `globalThis`. */
export type Surroundings = {
  isSecureContext?: boolean
  AudioDecoder?: unknown
  AudioWorkletNode?: unknown
  Worker?: unknown
}

/** Whether songs can be played as they arrive: worklets and decoders exist in secure contexts alone, and not everywhere. */
export const canStream = (page: Surroundings = globalThis): boolean =>
  page.isSecureContext === true &&
  page.AudioDecoder !== undefined &&
  page.AudioWorkletNode !== undefined &&
  page.Worker !== undefined
