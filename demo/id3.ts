export interface Tags {
  title: string
  artist: string
  album: string
  /** Four digits. */
  year: string
  /** Shown as the comment and as the copyright notice. */
  licence: string
  /** The bytes of a JPEG, kept as the front cover. */
  cover: Buffer
}

const LATIN_1 = '\0'
const FRONT_COVER = '\x03'
const HEADER_BYTES = 10

function frame(id: string, ...parts: (string | Buffer)[]): Buffer {
  const body = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)))
  const head = Buffer.alloc(HEADER_BYTES)
  head.write(id, 0, 'latin1')
  head.writeUInt32BE(body.length, 4)
  return Buffer.concat([head, body])
}

/**
 * An ID3v2.3 tag, to stand before the audio of an mp3 file. It is written here
 * because ffmpeg puts a comment into a frame of its own kind, which few players show.
 */
export function id3Tag({ title, artist, album, year, licence, cover }: Tags): Buffer {
  const frames = Buffer.concat([
    frame('TIT2', LATIN_1, title),
    frame('TPE1', LATIN_1, artist),
    frame('TALB', LATIN_1, album),
    frame('TYER', LATIN_1, year),
    frame('TCOP', LATIN_1, licence),
    frame('COMM', LATIN_1, 'eng', '\0', licence),
    frame('APIC', LATIN_1, 'image/jpeg\0', FRONT_COVER, '\0', cover),
  ])
  const header = Buffer.from('ID3\x03\0\0\0\0\0\0', 'latin1')
  // The length has seven bits to the byte, so that it never looks like audio.
  for (let i = 0; i < 4; i++) header[9 - i] = (frames.length >> (7 * i)) & 0x7f
  return Buffer.concat([header, frames])
}
