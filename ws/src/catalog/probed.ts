/** What lies at an address, as far as its first bytes tell. */
export type Probed =
  | {
      kind: 'audio'
      url: string
      mimeType: string
      sizeBytes: number | null
      /** Whether any part of it can be asked for. */
      seekable: boolean
      title: string
      artist: string
      album: string
      durationMs: number | null
    }
  | { kind: 'live'; url: string; format: 'icy' | 'hls'; name: string }
  | { kind: 'playlist'; url: string; text: string }

/** Looks at an address. Throws with a code beginning `url-`. */
export type ProbeUrl = (url: string) => Promise<Probed>

export type ProbedSong = Exclude<Probed, { kind: 'playlist' }>
