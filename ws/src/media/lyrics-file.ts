import { open } from 'node:fs/promises'
import { LYRICS_LENGTH } from '@earshot/sync'
import { decodeText } from '../text/decode-text.ts'

/** A character takes four bytes at most. */
const MOST_BYTES = 4 * LYRICS_LENGTH

/** The text of a file of lyrics; null when it is not there, or larger than lyrics are. */
export async function readLyricsFile(name: string): Promise<string | null> {
  const file = await open(name).catch(() => null)
  if (file === null) return null
  try {
    const found = await file.stat()
    return found.isFile() && found.size <= MOST_BYTES ? decodeText(await file.readFile()) : null
  } catch {
    return null
  } finally {
    await file.close()
  }
}
