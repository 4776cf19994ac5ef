import { cleanLine } from '../../text/clean-text.ts'

/** A part of what a station sends: sound, or what it says that it plays. */
export type IcyPart = { what: 'sound'; bytes: Uint8Array } | { what: 'title'; text: string }

/** A block of metadata is at most 255 times 16 bytes long. */
const UNIT = 16

/**
 * Takes a station's metadata out of its sound. After each `interval` bytes of sound comes one byte that tells, in units
 * of 16, how long the text after it is (SHOUTcast's protocol, which Icecast keeps too). An interval of 0 means none.
 */
export const icySplitter = (interval: number): ((bytes: Uint8Array) => IcyPart[]) => {
  if (interval === 0) return (bytes) => [{ what: 'sound', bytes }]
  let soundLeft = interval
  /** Null while the byte that tells the text's length has not come. */
  let text: { bytes: Uint8Array; filled: number } | null = null
  return (bytes) => {
    const parts: IcyPart[] = []
    let at = 0
    while (at < bytes.length) {
      if (soundLeft > 0) {
        const sound = bytes.subarray(at, at + soundLeft)
        parts.push({ what: 'sound', bytes: sound })
        soundLeft -= sound.length
        at += sound.length
        continue
      }
      if (text === null) {
        text = { bytes: new Uint8Array((bytes[at] ?? 0) * UNIT), filled: 0 }
        at += 1
      }
      const more = bytes.subarray(at, at + text.bytes.length - text.filled)
      text.bytes.set(more, text.filled)
      text.filled += more.length
      at += more.length
      if (text.filled < text.bytes.length) continue
      const title = titleIn(text.bytes)
      if (title !== null) parts.push({ what: 'title', text: title })
      text = null
      soundLeft = interval
    }
    return parts
  }
}

/** The title in a block of metadata; empty when the station says that it plays nothing it could name, null for none. */
export const titleIn = (bytes: Uint8Array): string | null => {
  const end = bytes.indexOf(0)
  const text = decode(end < 0 ? bytes : bytes.subarray(0, end))
  // A title may hold quotes of its own: it ends at the quote before the next field, or before the end.
  const found = /StreamTitle='(.*?)'(?:;\s*(?:[A-Za-z]\w*='|$)|$)/s.exec(text)
  return found === null ? null : cleanLine(found[1] ?? '')
}

/** Stations write UTF-8, and older ones Latin-1. */
const decode = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('latin1').decode(bytes)
  }
}
