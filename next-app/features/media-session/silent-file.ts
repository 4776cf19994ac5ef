const HEADER_BYTES = 44
const SAMPLE_RATE = 8000
/** Of 8-bit samples, which have no sign. */
const SILENT = 128

/** A file of silence (WAV, mono, 8 bits), so many seconds long. */
export const silentFile = (seconds: number): Uint8Array<ArrayBuffer> => {
  const samples = seconds * SAMPLE_RATE
  const bytes = new Uint8Array(HEADER_BYTES + samples).fill(SILENT)
  const header = new DataView(bytes.buffer)
  const write = (at: number, text: string) => {
    for (const [n, letter] of [...text].entries()) header.setUint8(at + n, letter.charCodeAt(0))
  }
  write(0, 'RIFF')
  header.setUint32(4, HEADER_BYTES - 8 + samples, true)
  write(8, 'WAVEfmt ')
  header.setUint32(16, 16, true)
  // PCM, one channel.
  header.setUint16(20, 1, true)
  header.setUint16(22, 1, true)
  header.setUint32(24, SAMPLE_RATE, true)
  header.setUint32(28, SAMPLE_RATE, true)
  header.setUint16(32, 1, true)
  header.setUint16(34, 8, true)
  write(36, 'data')
  header.setUint32(40, samples, true)
  return bytes
}
