import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import type { Song } from '@earshot/sync'
import type { Logger } from 'pino'

/** Takes a stream into the library, like an upload. */
export type TakeIn = (
  stream: AsyncIterable<Uint8Array>,
  hints: { fileNameHint: string; demo: boolean },
) => Promise<Song>

/**
 * Takes every MP3 of a folder into the library as a demo song; one that is there already changes nothing. A folder or file
 * that cannot be read is logged and left out: the program is useful without.
 */
export async function importDemoSongs(folder: string, takeIn: TakeIn, log: Pick<Logger, 'warn'>): Promise<Song[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    log.warn({ err: error, folder }, 'no demo songs')
    return []
  })
  const songs: Song[] = []
  for (const name of names.filter((each) => each.endsWith('.mp3')).sort()) {
    try {
      songs.push(await takeIn(createReadStream(path.join(folder, name)), { fileNameHint: name, demo: true }))
    } catch (error) {
      log.warn({ err: error, name }, 'a demo song could not be taken in')
    }
  }
  return songs
}
