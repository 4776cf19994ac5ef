/** What a page has or has not, as far as it matters here: its `globalThis`. */
export type Surroundings = {
  isSecureContext?: boolean
  AudioDecoder?: unknown
  Worker?: unknown
}

/** Whether songs can be played as they arrive: decoders exist in secure contexts alone, and not everywhere. */
export const canStream = (page: Surroundings = globalThis): boolean =>
  page.isSecureContext === true && page.AudioDecoder !== undefined && page.Worker !== undefined
