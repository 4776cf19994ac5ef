import { open } from 'node:fs/promises'
import { asDurationMs, type DurationMs, durationMs } from '@earshot/sync'
import { cleanLine } from '../text/clean-text.ts'
import { type Cover, chooseCover } from './cover.ts'
import { exactLengthMs, type Reading } from './exact-length.ts'
import { IngestError } from './ingest-error.ts'
import { type AudioKind, CODECS, kindOf } from './kinds.ts'
import { readTags } from './read-tags.ts'
import type { TagReading, Tags } from './tags.ts'

/** What a file says of itself; a text is empty when it does not say. */
export type Audio = {
  kind: AudioKind
  title: string
  artist: string
  album: string
  durationMs: DurationMs
  cover: Cover | null
}

/** How a file is read: what reads its tags, and how much of it may be read for its length. */
export type ReadingWays = { tagsOf(file: string): Promise<TagReading>; reading: Reading }

/** Reads a stored file, trusting only its content. Throws `unsupported-type` or `unreadable-audio`. */
export async function readAudio(
  file: string,
  sizeBytes: number,
  { tagsOf, reading }: ReadingWays = { tagsOf: readTags, reading: 'whole' },
): Promise<Audio> {
  const { kind, tags } = audioIn(await tagsOf(file))
  return { kind, ...textsOf(tags), durationMs: await lengthOf(), cover: await chooseCover(tags.pictures) }

  async function lengthOf(): Promise<DurationMs> {
    const lengthMs = await lengthIn(file, kind, sizeBytes, tags, reading).catch((error) => {
      throw new IngestError('unreadable-audio', error)
    })
    const length = durationMs.safeParse(asDurationMs(lengthMs ?? 0))
    if (!length.success) throw new IngestError('unreadable-audio')
    return length.data
  }
}

/** The kind and the tags of what is sound and nothing but sound, of a kind that browsers play; throws for what is not. */
export function audioIn({ contentType, tags, reason }: TagReading): { kind: AudioKind; tags: Tags } {
  const kind = kindOf(contentType)
  if (!kind) throw new IngestError('unsupported-type')
  if (!tags) throw new IngestError('unreadable-audio', reason)
  if (tags.hasVideo || (tags.codec && !CODECS[kind].test(tags.codec))) throw new IngestError('unsupported-type')
  return { kind, tags }
}

/** What the tags say, as lines that can be shown. */
export const textsOf = ({ title, artist, album }: Tags) => ({
  title: cleanLine(title),
  artist: cleanLine(artist),
  album: cleanLine(album),
})

async function lengthIn(name: string, kind: AudioKind, size: number, tags: Tags, reading: Reading) {
  const file = await open(name)
  try {
    return await exactLengthMs(file, kind, size, tags, reading)
  } finally {
    await file.close()
  }
}
