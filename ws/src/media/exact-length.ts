import type { AudioKind } from './kinds.ts'
import { adtsLengthMs } from './length/adts.ts'
import { flacLengthMs } from './length/flac.ts'
import { mp3LengthMs } from './length/mp3.ts'
import { mp3EvenLengthMs, mp3ToldLengthMs } from './length/mp3-told.ts'
import { mp4LengthMs } from './length/mp4.ts'
import { oggLengthMs } from './length/ogg.ts'
import type { ReadAt } from './length/read-at.ts'
import type { Tags } from './tags.ts'

/** What may be read of a file to learn its length: all of it, all if nothing less tells, or only its ends. */
export type Reading = 'whole' | 'whole-if-needed' | 'ends'

/**
 * How long the file sounds in a browser. The parser's own figure for MP3, AAC and M4A counts the encoder's padding
 * (20 to 60 ms, heard as a gap between songs), and believes the header of a FLAC file that was cut short. Null when it is
 * damaged, or cannot be known from as much as may be read.
 */
export async function exactLengthMs(
  file: ReadAt,
  kind: AudioKind,
  size: number,
  tags: Tags,
  reading: Reading,
): Promise<number | null> {
  switch (kind) {
    case 'mp3': {
      const told = reading === 'whole' ? null : await mp3ToldLengthMs(file, size)
      if (told !== null) return told
      return reading === 'ends' ? mp3EvenLengthMs(file, size) : mp3LengthMs(file, size)
    }
    case 'aac':
      return reading === 'ends' ? null : adtsLengthMs(file, size)
    case 'flac':
      return flacLengthMs(file, size)
    case 'm4a': {
      const inBoxes = await mp4LengthMs(file, size)
      return inBoxes && (iTunesLengthMs(tags) ?? (inBoxes === 'unknown' ? toldLengthMs(tags) : inBoxes))
    }
    case 'ogg':
    case 'opus':
      return oggLengthMs(file, size)
    case 'wav':
      return toldLengthMs(tags)
    default:
      return kind satisfies never
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
