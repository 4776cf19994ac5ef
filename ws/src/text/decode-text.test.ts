import { expect, test } from 'vitest'
import { decodeText } from './decode-text.ts'

const TEXT = 'Où est-ce – „hier“'

test.each([
  ['UTF-8', Buffer.from(TEXT)],
  ['UTF-8 with its mark', Buffer.from(`\uFEFF${TEXT}`)],
  ['UTF-16', Buffer.from(`\uFEFF${TEXT}`, 'utf16le')],
  ['UTF-16 the other way round', Buffer.from(`\uFEFF${TEXT}`, 'utf16le').swap16()],
  ['Windows-1252', Buffer.from([79, 0xf9, ...Buffer.from(' est-ce '), 0x96, 32, 0x84, ...Buffer.from('hier'), 0x93])],
])('%s is read as what it is', (_, bytes) => expect(decodeText(bytes)).toBe(TEXT))

test('bytes that are no text are some text', () => expect(decodeText(Uint8Array.of(0xc3))).toBe('Ã'))
