import {
  ADTS,
  type AudioSample,
  AudioSampleSink,
  CustomSource,
  EncodedPacketSink,
  FLAC,
  Input,
  type InputAudioTrack,
  MP3,
  MP4,
  OGG,
  QTFF,
  WAVE,
} from 'mediabunny'
import type { SoundAddress } from '../../shared/sound-address.ts'
import { type ByteSource, isReadWhole, RangeReader } from './byte-source.ts'
import { id3Length, type Mp3Gaps, mp3Delay, mp3Gaps } from './mp3-delay.ts'

/** Some samples of a song: `first` is the number of the first one, counted from the song's own beginning. */
export type Piece = { first: number; channels: Float32Array<ArrayBuffer>[] }

/** A song that can be decoded from anywhere. */
export type SongReader = {
  sampleRate: number
  /** The song's samples from `from` on, until it ends; throws when the file is damaged. */
  pieces(from: number): AsyncGenerator<Piece, void>
  /** How long it is, in ms, as the server would count it; null when it would have to be read for that more than it is anyway. */
  measure(): Promise<number | null>
  /** The same of a song of which so many seconds were decoded, and then no more came. */
  lengthMsTo(endS: number): number
  close(): void
}

/** Decoders need some packets before they are right: MP3 its reservoir, Opus 80 ms (RFC 7845, 4.6). */
const RUN_UP_S = 0.25
/** Far enough before the first packet of any song. */
const BEGINNING_S = -10
/** Longer than what any decoder leaves out when it begins. */
const LOST_WITHIN_S = 0.1

/** Opens a song. Throws when it is none, or none that this browser can decode piece by piece. */
export const openSong = async ({ url, sizeBytes }: SoundAddress, durationMs: number | null): Promise<SongReader> => {
  const place = new URL(url, location.href)
  const bytes = new RangeReader({ url: place.href, sizeBytes, isElsewhere: place.origin !== location.origin })
  const source = new CustomSource({
    getSize: () => bytes.size(),
    read: (start, end) => bytes.read(start, end),
    dispose: () => bytes.close(),
  })
  const input = new Input({ source, formats: [MP3, MP4, QTFF, FLAC, OGG, WAVE, ADTS] })
  try {
    const track = await input.getPrimaryAudioTrack()
    if (track === null || !(await track.canDecode())) throw new Error('no sound that can be decoded here')
    const isMp3 = (await input.getFormat()) === MP3
    const frame = isMp3 ? await firstFrameOf(bytes) : new Uint8Array()
    const sound = { sampleRate: await track.getSampleRate(), delay: mp3Delay(frame), gaps: mp3Gaps(frame) }
    const measure = async () => {
      if (!isReadWhole(await bytes.size())) return null
      return isCounted(await input.getFormat()) ? countedMs(track, sound) : (await input.computeDuration()) * 1000
    }
    return readerOf(input, track, sound, measure, durationMs)
  } catch (error) {
    input.dispose()
    throw error
  }
}

const readerOf = (
  input: Input,
  track: InputAudioTrack,
  { sampleRate, delay, gaps }: Sound,
  measure: () => Promise<number | null>,
  durationMs: number | null,
): SongReader => {
  const sink = new AudioSampleSink(track)
  // What the server counts as the song's length: where it ends for everybody.
  const length = durationMs === null ? Number.POSITIVE_INFINITY : Math.round((durationMs * sampleRate) / 1000)
  return {
    sampleRate,
    async *pieces(from) {
      const runUpS = (from + delay) / sampleRate - RUN_UP_S
      const lost = runUpS <= 0 ? 0 : await lostAt(track, runUpS)
      for await (const sample of sink.samples(runUpS <= 0 ? BEGINNING_S : runUpS)) {
        const piece = cut(sample, delay - lost, from, length)
        sample.close()
        if (piece === 'after') return
        if (piece !== 'before') yield piece
      }
    },
    measure,
    // What the decoder put before the song was cut off as its beginning, what the encoder put behind it was played.
    lengthMsTo: (endS) => endS * 1000 + ((delay - gaps.before - gaps.behind) * 1000) / sampleRate,
    close: () => input.dispose(),
  }
}

/** What must be known of a song's sound to cut it right. `delay`: decoded samples before its own first one. */
type Sound = { sampleRate: number; delay: number; gaps: Mp3Gaps }

/** Whether a file tells its length by nothing but the number of its frames. */
const isCounted = (format: unknown): boolean => format === MP3 || format === ADTS

/** The sound of all frames, in ms, without what the encoder added: like `media/length` of the server counts it. */
const countedMs = async (track: InputAudioTrack, { sampleRate, gaps }: Sound): Promise<number> => {
  let samples = 0
  const packets = new EncodedPacketSink(track).packets(undefined, undefined, { metadataOnly: true })
  for await (const { duration } of packets) samples += Math.round(duration * sampleRate)
  return ((samples - gaps.before - gaps.behind) * 1000) / sampleRate
}

/** What of a decoded sample lies in `[from, to)` of the song. */
const cut = (sample: AudioSample, delay: number, from: number, to: number): Piece | 'before' | 'after' => {
  const first = Math.round(sample.timestamp * sample.sampleRate) - delay
  const start = Math.max(first, from)
  const end = Math.min(first + sample.numberOfFrames, to)
  if (first >= to) return 'after'
  if (start >= end) return 'before'
  // Of a film's sound the front loudspeakers, left and right, come first.
  const channels = Array.from({ length: Math.min(2, sample.numberOfChannels) }, (_, planeIndex) => {
    const plane = new Float32Array(end - start)
    sample.copyTo(plane, { planeIndex, format: 'f32-planar', frameOffset: start - first, frameCount: end - start })
    return plane
  })
  return { first: start, channels }
}

/**
 * How many samples a decoder leaves out when it begins in the middle, at the packet of `beginS`: what it puts out is then
 * that much later than told. Chromium leaves out the pre-skip of Opus anew, every Vorbis decoder its first block; so some
 * packets are decoded by themselves, and counted.
 */
const lostAt = async (track: InputAudioTrack, beginS: number): Promise<number> => {
  const config = await track.getDecoderConfig()
  if (config === null || config.codec.startsWith('pcm')) return 0
  const sink = new EncodedPacketSink(track)
  const start = await sink.getKeyPacket(beginS)
  if (start === null) return 0
  let [toldS, frames] = [0, 0]
  const decoder = new AudioDecoder({
    output: (data) => {
      frames += data.numberOfFrames
      data.close()
    },
    error: () => {},
  })
  try {
    decoder.configure(config)
    for await (const packet of sink.packets(start)) {
      decoder.decode(packet.toEncodedAudioChunk())
      toldS += packet.duration
      if (toldS >= LOST_WITHIN_S) break
    }
    await decoder.flush()
    return Math.max(0, Math.round(toldS * config.sampleRate) - frames)
  } finally {
    if (decoder.state !== 'closed') decoder.close()
  }
}

/** Where the first frame of an MP3 file lies, which may tell what the encoder added. */
const firstFrameOf = async (bytes: ByteSource): Promise<Uint8Array> => {
  const size = await bytes.size()
  const at = (from: number) => bytes.read(from, Math.min(size, from + 512))
  const head = await at(0)
  const tag = id3Length(head)
  return tag === 0 || tag >= size ? head : at(tag)
}
