import { describe, expect, it } from 'vitest'
import { plurals } from './plural.ts'

describe('plurals', () => {
  it('have the forms of their language', () => {
    const songs = {
      zero: 'لا أغانٍ',
      one: 'أغنية واحدة',
      two: 'أغنيتان',
      few: '# أغانٍ',
      many: '# أغنيةً',
      other: '# أغنية',
    }
    const say = plurals('ar')
    expect([0, 1, 2, 3, 11, 100].map((many) => say(many, songs))).toEqual([
      'لا أغانٍ',
      'أغنية واحدة',
      'أغنيتان',
      '3 أغانٍ',
      '11 أغنيةً',
      '100 أغنية',
    ])
  })

  it('take the general form where there is no other', () => {
    expect(plurals('de')(1, { other: '# Lieder' })).toBe('1 Lieder')
  })
})
