import { type NoiseSong, SAMPLE_RATE } from './noise-song.ts'

const chunk = (id: string, body: Buffer): Buffer => {
  const head = Buffer.alloc(8)
  head.write(id, 0, 'latin1')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)])
}

const text = (id: string, value: string): Buffer => chunk(id, Buffer.from(`${value}\0`, 'utf8'))

/** A song as a WAV file: 48 kHz, 16 bit, its title and artist in an INFO list (RIFF, IBM and Microsoft 1991). */
export function encodeWav(song: NoiseSong): Buffer {
  const { channels } = song
  const frameBytes = 2 * channels.length
  const length = channels[0]?.length ?? 0
  const format = Buffer.alloc(16)
  format.writeUInt16LE(1, 0)
  format.writeUInt16LE(channels.length, 2)
  format.writeUInt32LE(SAMPLE_RATE, 4)
  format.writeUInt32LE(SAMPLE_RATE * frameBytes, 8)
  format.writeUInt16LE(frameBytes, 12)
  format.writeUInt16LE(16, 14)
  const pcm = new Int16Array(length * channels.length)
  channels.forEach((samples, c) => {
    for (let i = 0; i < length; i++) pcm[i * channels.length + c] = Math.round((samples[i] as number) * 32_767)
  })
  const info = Buffer.concat([Buffer.from('INFO'), text('INAM', song.title), text('IART', song.artist)])
  const body = [Buffer.from('WAVE'), chunk('fmt ', format), chunk('LIST', info), chunk('data', Buffer.from(pcm.buffer))]
  return chunk('RIFF', Buffer.concat(body))
}
