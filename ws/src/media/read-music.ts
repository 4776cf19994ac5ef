import { titleFromFileName } from '../text/clean-text.ts'
import { chooseCover, type Picture } from './cover.ts'
import { COVER_TYPES, MIME_TYPES } from './kinds.ts'
import { readAudio } from './read-audio.ts'
import type { TagReader } from './read-tags.ts'

/** A file of the operator's own: it is read where it lies, and no more of it than is needed to know how long it sounds. */
export async function readMusic(file: string, sizeBytes: number, tags: TagReader) {
  const audio = await readAudio(file, sizeBytes, { tagsOf: (name) => tags.read(name), reading: 'whole-if-needed' })
  return {
    title: audio.title || titleFromFileName(file) || 'Untitled',
    artist: audio.artist,
    album: audio.album,
    durationMs: audio.durationMs,
    mimeType: MIME_TYPES[audio.kind],
    hasCover: audio.cover !== null,
  }
}

/** The picture in a file's tags; null when there is none that can be shown. */
export async function readPicture(file: string, tags: TagReader): Promise<{ bytes: Uint8Array; type: string } | null> {
  const { tags: found } = await tags.read(file)
  const pictures: readonly Picture[] = found?.pictures ?? []
  const cover = await chooseCover(pictures)
  const ending = cover?.name.split('.').at(-1)
  const type = Object.entries(COVER_TYPES).find(([kind]) => kind === ending)?.[1]
  return cover && type ? { bytes: cover.bytes, type } : null
}
