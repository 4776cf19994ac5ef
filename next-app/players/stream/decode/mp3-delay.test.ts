import { describe, expect, it } from 'vitest'
import { id3Length, mp3Delay } from './mp3-delay.ts'

/** An information frame of MPEG 1, stereo, as LAME writes it. */
const infoFrame = (encoder: string, delay: number, padding: number): Uint8Array => {
  const frame = Buffer.alloc(417)
  frame.set([0xff, 0xfb, 0x90, 0x44])
  frame.write('Info', 36, 'latin1')
  frame.writeUInt32BE(15, 40)
  frame.write(encoder, 156, 'latin1')
  frame.writeUIntBE((delay << 12) | padding, 177, 3)
  return frame
}

describe('what comes before a song’s first sample in an MP3 file', () => {
  it('is the encoder’s delay and the decoder’s', () => {
    expect(mp3Delay(infoFrame('LAME3.100', 576, 1000))).toBe(576 + 529)
    expect(mp3Delay(infoFrame('Lavc60.31', 1105, 0))).toBe(1105 + 529)
  })

  it('is nothing that one could know of, without such a frame or such an encoder', () => {
    expect(mp3Delay(infoFrame('Other', 576, 1000))).toBe(0)
    expect(mp3Delay(new Uint8Array(417))).toBe(0)
    expect(mp3Delay(new Uint8Array(3))).toBe(0)
  })

  it('lies behind the tag, whose length is written seven bits a byte', () => {
    const tag = Buffer.from([0x49, 0x44, 0x33, 4, 0, 0, 0, 0, 2, 1])
    expect(id3Length(tag)).toBe(10 + 257)
    expect(id3Length(Buffer.from('RIFF....'))).toBe(0)
  })
})
