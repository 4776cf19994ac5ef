import { expect, test } from 'vitest'
import { cleanName, guestName } from './guest-name.ts'

test('guests are called after birds', () => {
  expect(guestName(() => 0)).toBe('Amber Avocet')
  expect(guestName(() => 0.999_999)).toBe('Witty Wren')
})

test.each([
  ['  Ada  Lovelace ', 'Ada Lovelace'],
  ['Zoë 👩‍🎤', 'Zoë 👩‍🎤'],
  ['a\u0000b\nc\u202Ed', 'a b cd'],
  ['x'.repeat(40), 'x'.repeat(40)],
  ['x'.repeat(41), null],
  ['x'.repeat(100_000), null],
  [' \n\t', null],
  ['\u200B\u200D\u3164', null],
  ['', null],
])('the name %j becomes %j', (typed, shown) => expect(cleanName(typed)).toBe(shown))
