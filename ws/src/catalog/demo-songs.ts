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

/** A demo song, and the file that it came from. */
export type DemoSong = { song: Song; file: string }

/**
 * Takes every MP3 of a folder into the library as a demo song; one that is there already changes nothing. A folder or file
 * that cannot be read is logged and left out: the program is useful without.
 */
export async function importDemoSongs(folder: string, takeIn: TakeIn, log: Pick<Logger, 'warn'>): Promise<DemoSong[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    log.warn({ err: error, folder }, 'no demo songs')
    return []
  })
  const songs: DemoSong[] = []
  for (const name of names.filter((each) => each.endsWith('.mp3')).sort()) {
    try {
      const file = path.join(folder, name)
      songs.push({ song: await takeIn(createReadStream(file), { fileNameHint: name, demo: true }), file })
    } catch (error) {
      log.warn({ err: error, name }, 'a demo song could not be taken in')
    }
  }
  return songs
}
