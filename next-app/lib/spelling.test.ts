import { SPACE_ID_ALPHABET } from '@earshot/sync'
import { expect, it } from 'vitest'
import { spell } from './spelling.ts'

it('a code is said by words', () => {
  expect(spell('k7m2qx').map(({ word }) => word)).toEqual(['kilo', 'seven', 'mike', 'two', 'quebec', 'x-ray'])
})

it('every sign of a code has a word of its own, and a letter’s begins with it', () => {
  const spelled = spell(SPACE_ID_ALPHABET)
  expect(new Set(spelled.map(({ word }) => word)).size).toBe(SPACE_ID_ALPHABET.length)
  for (const { sign, word } of spelled) {
    expect(word.length).toBeGreaterThan(2)
    if (/[a-z]/.test(sign)) expect(word[0]).toBe(sign)
  }
})
