import { expect, test } from 'vitest'
import { silentFile } from './silent-file.ts'

test('a silent file is as long as it is to be, and nothing but silence', () => {
  const bytes = silentFile(10)
  const header = new DataView(bytes.buffer)
  expect(new TextDecoder().decode(bytes.subarray(0, 16))).toContain('WAVEfmt ')
  expect(header.getUint32(4, true)).toBe(bytes.length - 8)
  expect(header.getUint32(40, true) / header.getUint32(28, true)).toBe(10)
  expect(new Set(bytes.subarray(44))).toEqual(new Set([128]))
})
