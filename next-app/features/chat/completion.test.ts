import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { demoUser } from '../../session/testing/demo-room.ts'
import { begunAt, completed, offersFor } from './completion.ts'
import { mentions } from './text-parts.ts'

const people = ['Ana', 'Ana Lee', 'Zoë', 'Quiet Heron', 'Ben Ana', '王小明', '🦊 Fox'].map(demoUser)
const offered = (typed: string) => offersFor(typed, people).map(({ name }) => name)
const at = (marked: string) => begunAt(marked.replace('|', ''), marked.indexOf('|'))

describe('a name that is being written', () => {
  it.each([
    ['@|', ''],
    ['hello @an|', 'an'],
    ['(@an|', 'an'],
    ['@ana le|', 'ana le'],
    ['one @two and @th|', 'th'],
    ['@an|d more', 'an'],
  ])('is found in %j', (marked, typed) => {
    expect(at(marked)?.typed).toBe(typed)
  })

  it.each([['|@an'], ['mail@an|'], ['@ an|'], ['@an\nand|'], ['nothing|'], [`@${'x'.repeat(41)}|`]])(
    'is none in %j',
    (marked) => {
      expect(at(marked)).toBeNull()
    },
  )
})

describe('who is offered', () => {
  it('are those whose name begins so, then those of whom another word does', () => {
    expect(offered('an')).toEqual(['Ana', 'Ana Lee', 'Ben Ana'])
    expect(offered('her')).toEqual(['Quiet Heron'])
    expect(offered('ana l')).toEqual(['Ana Lee'])
  })

  it('are found without accents, in every script, by a picture, and all of them by nothing, six at most', () => {
    expect([offered('ZOE'), offered('王'), offered('fox')]).toEqual([['Zoë'], ['王小明'], ['🦊 Fox']])
    expect(offered('')).toHaveLength(6)
    expect(offered('nobody')).toEqual([])
  })
})

describe('completing', () => {
  it('writes the whole name, and one goes on behind it', () => {
    expect(completed('so @ana l, hm', { from: 3, typed: 'ana l' }, 'Ana Lee')).toEqual({
      text: 'so @Ana Lee , hm',
      caret: 12,
    })
    expect(completed('@an you', { from: 0, typed: 'an' }, 'Ana')).toEqual({ text: '@Ana you', caret: 5 })
  })

  it('always mentions that person, and changes nothing else', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...people), fc.nat(4), fc.string(), (before, { name }, many, after) => {
        const typed = name.slice(0, many)
        const text = `${before} @${typed}${after.replaceAll('@', '')}`
        const begun = begunAt(text, before.length + 2 + typed.length)
        if (begun === null) return
        const done = completed(text, begun, name)
        expect(mentions(done.text, name)).toBe(true)
        expect(done.text.startsWith(`${before} @${name} `)).toBe(true)
        expect(done.text.slice(0, done.caret)).toBe(`${before} @${name} `)
      }),
    )
  })
})
