/** What Windows-1252 has from 0x80 to 0x9f. Node 20 decodes it as Latin-1, which has nothing to show there. */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/**
 * Bytes of a text file as text: what its byte order mark says, or else UTF-8 and, where they are none, Windows-1252 as old programs
 * of the west wrote it.
 */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const latin = Buffer.from(bytes).toString('latin1')
    return latin.replace(/[\u0080-\u009f]/g, (high) => HIGH[high.charCodeAt(0) - 0x80] ?? high)
  }
}
