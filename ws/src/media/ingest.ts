import { mkdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Song, SongId } from '@earshot/sync'
import { nanoid } from 'nanoid'
import { titleFromFileName } from '../text/clean-text.ts'
import { asStorageError, IngestError } from './ingest-error.ts'
import { MIME_TYPES } from './kinds.ts'
import { type Audio, readAudio } from './read-audio.ts'
import { type Received, receive } from './receive.ts'
import { coverPath, storeCover } from './store-cover.ts'

/** What ingesting needs of the library. */
export type IngestLibrary = {
  getSong(songId: SongId): Song | null
  /** Whether so many more bytes may come in. */
  hasRoomFor(bytes: number): boolean
  /** Resolves when the song is kept for good. `createdAt` is in ms since 1970. */
  addSong(record: { song: Song; sourceKey: string; sizeBytes: number; demo: boolean; createdAt: number }): Promise<void>
}

export type IngestOptions = {
  /** Songs come to lie here, covers in `covers/`; unfinished ones in `tmp/`. */
  mediaDir: string
  library: IngestLibrary
  maxBytes: number
  /** Files that may arrive at the same time. */
  maxAtOnce: number
  idleMs: number
  /** ms since 1970. */
  now(): number
}

/** Of one file: what it was called, and whether it came with the program. `maxBytes` may lower the general bound. */
export type IngestHints = { fileNameHint: string; demo?: boolean; maxBytes?: number }

/**
 * Takes a stream of bytes into the library and answers its song; content that is there already answers the song that
 * is there. Throws an `IngestError`, and leaves nothing of the file then.
 */
export type Ingest = (stream: AsyncIterable<Uint8Array>, hints: IngestHints) => Promise<Song>

/** Makes the folders, clears what an earlier life left unfinished, and answers the way in. */
export async function openIngest(options: IngestOptions): Promise<Ingest> {
  const { mediaDir, library, maxBytes, maxAtOnce, idleMs } = options
  const tmpDir = path.join(mediaDir, 'tmp')
  await rm(tmpDir, { recursive: true, force: true })
  await mkdir(tmpDir, { recursive: true })
  await mkdir(path.join(mediaDir, 'covers'), { recursive: true })

  let arriving = 0
  let arrivingBytes = 0
  /** One file is read at a time: two copies of one song meet here, and hostile tags fill the memory only once. */
  let turn: Promise<unknown> = Promise.resolve()

  return async (stream, hints) => {
    if (arriving >= maxAtOnce) throw new IngestError('too-busy')
    arriving += 1
    let counted = 0
    try {
      const received = await receive(stream, {
        file: path.join(tmpDir, nanoid()),
        maxBytes: Math.min(maxBytes, hints.maxBytes ?? maxBytes),
        idleMs,
        onPiece: (bytes) => {
          counted += bytes
          arrivingBytes += bytes
          if (!library.hasRoomFor(arrivingBytes)) throw new IngestError('library-full')
        },
      })
      const finished = turn.then(() => finish(received, hints, options))
      turn = finished.catch(() => {})
      return await finished
    } finally {
      arriving -= 1
      arrivingBytes -= counted
    }
  }
}

/** Turns a received file into a song of the library, or removes it. */
async function finish(received: Received, hints: IngestHints, options: IngestOptions): Promise<Song> {
  const made: string[] = [received.file]
  try {
    const known = options.library.getSong(songIdOf(received.hash))
    if (known?.source.kind === 'file') {
      // Over the same bytes; and should someone have removed the file by hand, the song sounds again.
      await rename(received.file, path.join(options.mediaDir, path.basename(known.source.url)))
      return known
    }
    const audio = await readAudio(received.file, received.sizeBytes)
    const song = songOf(received, audio, hints.fileNameHint)
    if (audio.cover && (await storeCover(audio.cover, options.mediaDir))) {
      made.push(path.join(options.mediaDir, 'covers', audio.cover.name))
    }
    const place = path.join(options.mediaDir, `${received.hash}.${audio.kind}`)
    await rename(received.file, place)
    made.push(place)
    const { sizeBytes } = received
    const sourceKey = `file:${received.hash}`
    await options.library.addSong({ song, sourceKey, sizeBytes, demo: hints.demo ?? false, createdAt: options.now() })
    return song
  } catch (error) {
    for (const file of made) await rm(file, { force: true })
    throw asStorageError(error)
  }
}

const songIdOf = (hash: string): SongId => hash.slice(0, 32) as SongId

function songOf({ hash, sizeBytes }: Received, audio: Audio, fileNameHint: string): Song {
  return {
    songId: songIdOf(hash),
    title: audio.title || titleFromFileName(fileNameHint) || `Untitled ${hash.slice(0, 6)}`,
    artist: audio.artist,
    album: audio.album,
    durationMs: audio.durationMs,
    coverUrl: audio.cover && coverPath(audio.cover),
    source: { kind: 'file', url: `/media/${hash}.${audio.kind}`, mimeType: MIME_TYPES[audio.kind], sizeBytes },
  }
}
