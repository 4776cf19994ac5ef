/** The kinds of file the library takes, by the ending under which they are stored. */
export const MIME_TYPES = {
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  aac: 'audio/aac',
  ogg: 'audio/ogg',
  opus: 'audio/ogg; codecs=opus',
  flac: 'audio/flac',
  wav: 'audio/wav',
} as const

export type AudioKind = keyof typeof MIME_TYPES

/** The kinds of picture a cover may be; SVG is none, for it can carry script. */
export const COVER_TYPES = { jpg: 'image/jpeg', png: 'image/png', webp: 'image/webp' } as const

export type CoverKind = keyof typeof COVER_TYPES

/** What file-type calls them, by their content. An MP4 may still turn out to hold pictures that move. */
const KIND_OF_CONTENT: Readonly<Record<string, AudioKind>> = {
  mp3: 'mp3',
  m4a: 'm4a',
  m4b: 'm4a',
  f4a: 'm4a',
  mp4: 'm4a',
  aac: 'aac',
  ogg: 'ogg',
  oga: 'ogg',
  opus: 'opus',
  flac: 'flac',
  wav: 'wav',
}

/** The kind of audio that content of this type is, or undefined. */
export const kindOf = (contentType: string): AudioKind | undefined =>
  Object.hasOwn(KIND_OF_CONTENT, contentType) ? KIND_OF_CONTENT[contentType] : undefined

/** What may be inside each kind of container: what every current browser decodes. Names as music-metadata gives them. */
export const CODECS: Readonly<Record<AudioKind, RegExp>> = {
  mp3: /^MPEG (1|2|2\.5) Layer 3$/,
  m4a: /^MPEG-4\/AAC/,
  aac: /^AAC/,
  ogg: /^Vorbis/,
  opus: /^Opus/,
  flac: /^FLAC$/,
  // 65534 is the extensible header, which stands before PCM of more than 16 bits.
  wav: /^(PCM|IEEE_FLOAT|non-PCM \(65534\))$/,
}
