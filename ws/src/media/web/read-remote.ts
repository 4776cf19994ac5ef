import { open, rm } from 'node:fs/promises'
import path from 'node:path'
import { asDurationMs, durationMs } from '@earshot/sync'
import { nanoid } from 'nanoid'
import type { Dispatcher } from 'undici'
import { titleFromFileName } from '../../text/clean-text.ts'
import { exactLengthMs } from '../exact-length.ts'
import { FetchUrlError } from '../fetch-url-error.ts'
import { kindOf, MIME_TYPES } from '../kinds.ts'
import { afterId3 } from '../length/mp3.ts'
import { mp4LengthMs } from '../length/mp4.ts'
import { audioIn, textsOf } from '../read-audio.ts'
import { readTags } from '../read-tags.ts'
import type { UrlPolicy } from '../url-policy.ts'
import { RemoteFile, TooMuch, WrongRange } from './remote-file.ts'

/** A file of sound elsewhere. `seekable`: its server gives any part of it. What is not known is empty or null. */
export type ProbedAudio = {
  kind: 'audio'
  url: string
  mimeType: string
  sizeBytes: number | null
  seekable: boolean
  title: string
  artist: string
  album: string
  /** Null when it cannot be known without reading everything: the players tell it then. */
  durationMs: number | null
}

export type RemoteReading = {
  url: string
  /** Where it came from in the end, which may have the better name. */
  came: URL
  head: Buffer
  size: number | null
  hasRanges: boolean
  tmpDir: string
  agent: Dispatcher
  policy: UrlPolicy
  signal: AbortSignal
}

const TAIL_BYTES = 256 << 10

/**
 * Reads what a file elsewhere says of itself, from its ends. Throws `url-not-audio`, or what the reading of tags throws.
 */
export async function readRemote(reading: RemoteReading): Promise<ProbedAudio> {
  const { head, size, hasRanges } = reading
  if (!hasRanges || size === null)
    return describe(reading, await tagsOf(reading, [{ at: 0, bytes: head }]), false, null)
  const file = new RemoteFile({ ...reading, size }, head)
  try {
    await readEnds(file, size).catch(unlessTooMuch)
    const found = await tagsOf(reading, file.chunks)
    const { kind, tags } = audioIn(found)
    const lengthMs = await exactLengthMs(file, kind, size, tags, 'ends').catch(unlessTooMuch)
    return describe(reading, found, true, lengthMs)
  } catch (error) {
    // Its ranges are no ranges: it can be fetched whole, and is judged by how it begins.
    if (!(error instanceof WrongRange)) throw error
    return describe(reading, await tagsOf(reading, [{ at: 0, bytes: head }]), false, null)
  }
}

const unlessTooMuch = (error: unknown): null => {
  if (error instanceof TooMuch) return null
  throw error
}

/** Has those parts read that tell something: the end, what follows a long tag, and where an MP4 describes itself. */
async function readEnds(file: RemoteFile, size: number): Promise<void> {
  const tail = Math.max(0, size - TAIL_BYTES)
  await file.read(Buffer.alloc(size - tail), 0, size - tail, tail)
  const at = await afterId3(file)
  if (at > 0) await file.read(Buffer.alloc(64 << 10), 0, 64 << 10, at)
  const mark = Buffer.alloc(8)
  await file.read(mark, 0, 8, 0)
  if (mark.toString('latin1', 4, 8) === 'ftyp') await mp4LengthMs(file, size)
}

/** Lets the reader of tags look at what is known of the file: laid out as in the whole one, with holes for the rest. */
async function tagsOf({ tmpDir, size }: RemoteReading, chunks: readonly { at: number; bytes: Buffer }[]) {
  const name = path.join(tmpDir, nanoid())
  const copy = await open(name, 'wx')
  try {
    if (size !== null) await copy.truncate(size)
    for (const { at, bytes } of chunks) await copy.write(bytes, 0, bytes.length, at)
    return await readTags(name)
  } finally {
    await copy.close()
    await rm(name, { force: true })
  }
}

function describe(
  { url, came, size }: RemoteReading,
  found: Awaited<ReturnType<typeof readTags>>,
  seekable: boolean,
  lengthMs: number | null,
): ProbedAudio {
  const kind = kindOf(found.contentType)
  if (!kind) throw new FetchUrlError('url-not-audio')
  // What can only be read from its beginning may have its tags at its end.
  const tags = found.tags === null && !seekable ? null : audioIn(found).tags
  const texts = tags ? textsOf(tags) : { title: '', artist: '', album: '' }
  const known = durationMs.safeParse(asDurationMs(lengthMs ?? 0))
  if (seekable && lengthMs !== null && !known.success) throw new FetchUrlError('url-not-audio')
  return {
    kind: 'audio',
    url,
    mimeType: MIME_TYPES[kind],
    sizeBytes: size,
    seekable,
    ...texts,
    title: texts.title || titleOf(came) || titleOf(new URL(url)) || new URL(url).hostname,
    durationMs: known.success ? known.data : null,
  }
}

function titleOf({ pathname }: URL): string {
  try {
    return titleFromFileName(decodeURIComponent(pathname))
  } catch {
    return titleFromFileName(pathname)
  }
}
