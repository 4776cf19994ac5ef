import { open } from 'node:fs/promises'
import { asDurationMs, type DurationMs, durationMs } from '@earshot/sync'
import { cleanLine } from './clean-text.ts'
import { type Cover, chooseCover } from './cover.ts'
import { IngestError } from './ingest-error.ts'
import { type AudioKind, CODECS, kindOf } from './kinds.ts'
import { adtsLengthMs } from './length/adts.ts'
import { flacLengthMs } from './length/flac.ts'
import { mp3LengthMs } from './length/mp3.ts'
import { mp4LengthMs } from './length/mp4.ts'
import { readTags, type Tags } from './read-tags.ts'

/** What a file says of itself; a text is empty when it does not say. */
export type Audio = {
  kind: AudioKind
  title: string
  artist: string
  album: string
  durationMs: DurationMs
  cover: Cover | null
}

/** Reads a stored file, trusting only its content. Throws `unsupported-type` or `unreadable-audio`. */
export async function readAudio(file: string, sizeBytes: number): Promise<Audio> {
  const { contentType, tags, reason } = await readTags(file)
  const kind = kindOf(contentType)
  if (!kind) throw new IngestError('unsupported-type')
  if (!tags) throw new IngestError('unreadable-audio', reason)
  if (tags.hasVideo || (tags.codec && !CODECS[kind].test(tags.codec))) throw new IngestError('unsupported-type')
  return {
    kind,
    title: cleanLine(tags.title),
    artist: cleanLine(tags.artist),
    album: cleanLine(tags.album),
    durationMs: await lengthOf(file, kind, sizeBytes, tags),
    cover: await chooseCover(tags.pictures),
  }
}

async function lengthOf(file: string, kind: AudioKind, sizeBytes: number, tags: Tags): Promise<DurationMs> {
  const lengthMs = await exactLengthMs(file, kind, sizeBytes, tags).catch((error) => {
    throw new IngestError('unreadable-audio', error)
  })
  const length = durationMs.safeParse(asDurationMs(lengthMs ?? 0))
  if (!length.success) throw new IngestError('unreadable-audio')
  return length.data
}

/**
 * How long the file sounds in a browser. The parser's own figure for MP3, AAC and M4A counts the encoder's padding
 * (20 to 60 ms, heard as a gap between songs), and believes the header of a FLAC file that was cut short.
 */
async function exactLengthMs(path: string, kind: AudioKind, size: number, tags: Tags): Promise<number | null> {
  const file = await open(path)
  try {
    switch (kind) {
      case 'mp3':
        return await mp3LengthMs(file, size)
      case 'aac':
        return await adtsLengthMs(file, size)
      case 'flac':
        return await flacLengthMs(file, size)
      case 'm4a': {
        const inBoxes = await mp4LengthMs(file, size)
        return inBoxes && (iTunesLengthMs(tags) ?? (inBoxes === 'unknown' ? toldLengthMs(tags) : inBoxes))
      }
      case 'ogg':
      case 'opus':
      case 'wav':
        return toldLengthMs(tags)
      default:
        return kind satisfies never
    }
  } finally {
    await file.close()
  }
}

function toldLengthMs({ numberOfSamples, sampleRate, durationS }: Tags): number | null {
  if (numberOfSamples && sampleRate) return (Math.floor(numberOfSamples) / sampleRate) * 1000
  return durationS === null ? null : durationS * 1000
}

/** The number of samples is the fourth of the tag's hexadecimal words. */
function iTunesLengthMs({ gapless, sampleRate }: Tags): number | null {
  const samples = Number.parseInt(gapless.trim().split(/\s+/)[3] ?? '', 16)
  return sampleRate && samples > 0 ? (samples / sampleRate) * 1000 : null
}
