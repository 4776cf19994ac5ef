import { writeFileSync } from 'node:fs'
import { SAMPLE_RATE, type Stereo } from './synth/stereo.ts'

const HEADER_BYTES = 44
const FLOAT_FORMAT = 3

/** Writes a stereo buffer as a 32-bit float WAV file. */
export function writeWav(path: string, { left, right }: Stereo): void {
  const dataBytes = left.length * 8
  const file = Buffer.alloc(HEADER_BYTES + dataBytes)
  file.write('RIFF', 0)
  file.writeUInt32LE(HEADER_BYTES - 8 + dataBytes, 4)
  file.write('WAVEfmt ', 8)
  file.writeUInt32LE(16, 16)
  file.writeUInt16LE(FLOAT_FORMAT, 20)
  file.writeUInt16LE(2, 22)
  file.writeUInt32LE(SAMPLE_RATE, 24)
  file.writeUInt32LE(SAMPLE_RATE * 8, 28)
  file.writeUInt16LE(8, 32)
  file.writeUInt16LE(32, 34)
  file.write('data', 36)
  file.writeUInt32LE(dataBytes, 40)
  for (let i = 0; i < left.length; i++) {
    file.writeFloatLE(left[i], HEADER_BYTES + i * 8)
    file.writeFloatLE(right[i], HEADER_BYTES + i * 8 + 4)
  }
  writeFileSync(path, file)
}
