import path from 'node:path'
import type { SongId } from '@earshot/sync'
import type { MusicFolder } from '../folder/music-folder.ts'
import type { VendorClient } from '../vendor/vendor-client.ts'
import { createFindLyrics, type FindLyrics } from './find-lyrics.ts'
import { openLrclib } from './lrclib.ts'
import type { TaggedLyrics } from './read-lyrics.ts'

export type OpenLyricsOptions = {
  mediaDir: string
  /** The operator's music; null where there is none. */
  folder: Pick<MusicFolder, 'fileOf' | 'besideOf'> | null
  /** Where songs came from that lie in the media folder under another name: what is beside them there is theirs. */
  origins: ReadonlyMap<SongId, string>
  readTags(file: string): Promise<{ tags: { lyrics: TaggedLyrics } | null }>
  readFile(file: string): Promise<string | null>
  /** By whom LRCLIB is asked; null: by nobody. */
  client: VendorClient | null
  now(): number
}

const ENDING = '.lrc'

/** Lyrics of the songs of this server: of the library, and of the operator's music. */
export function openLyrics(options: OpenLyricsOptions): FindLyrics {
  const { mediaDir, folder, origins, readTags, readFile, client, now } = options
  return createFindLyrics({
    readTags: async ({ songId, source }) => {
      if (source.kind !== 'file') return null
      const found = await folder?.fileOf(songId)
      const { tags } = await readTags(found?.file ?? path.join(mediaDir, path.basename(source.url)))
      return tags?.lyrics ?? null
    },
    readBeside: async ({ songId }) => {
      const origin = origins.get(songId)
      const file = origin ? withEnding(origin) : await folder?.besideOf(songId, ENDING)
      return file ? readFile(file) : null
    },
    ask: client && openLrclib(client),
    now,
  })
}

const withEnding = (file: string): string => {
  const { dir, name } = path.parse(file)
  return path.join(dir, name + ENDING)
}
