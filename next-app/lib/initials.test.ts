import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { initials } from './initials.ts'

describe('initials', () => {
  it.each([
    ['Mila', 'M'],
    ['Quiet Otter', 'QO'],
    ['  ana maria de souza ', 'AS'],
    ['(ben) [the] “cook”', 'BC'],
    ['ßeta', 'ß'],
    ['émile', 'É'],
    ['e\u0301mile', 'E\u0301'],
    ['7 of nine', '7N'],
    ['', '?'],
    ['...', '.'],
  ])('of %j are %s', (name, letters) => {
    expect(initials(name)).toBe(letters)
  })

  it.each([
    ['🦊 fox', '🦊'],
    ['👩‍🎤 Ziggy', '👩‍🎤'],
    ['🇨🇭', '🇨🇭'],
    ['👋🏽 hi', '👋🏽'],
  ])('are a whole picture and nothing beside it: %j', (name, picture) => {
    expect(initials(name)).toBe(picture)
  })

  it.each([
    ['عمر خالد', 'ع'],
    ['王小明', '王'],
    ['김 민준', '김'],
    ['はなこ', 'は'],
    ['עדי לוי', 'על'],
    ['Дмитрий Иванов', 'ДИ'],
    ['ไพลิน', 'ไ'],
  ])('stand for names of every script: %j is %s', (name, letters) => {
    expect(initials(name)).toBe(letters)
  })

  it('are never nothing, and never half a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (name) => {
        const letters = initials(name)
        expect(letters).not.toBe('')
        expect(letters.isWellFormed()).toBe(true)
        expect(letters.length).toBeLessThanOrEqual(40)
      }),
    )
  })
})
