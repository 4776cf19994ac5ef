import type { ReadLinks } from '@earshot/sync'
import { describe, expect, it } from 'vitest'
import { NOTHING_READ, nextReading, type Reading, type ReadingEvent } from './reading.ts'

const links = (name: string): ReadLinks => ({ name, found: [], isCut: false })
const after = (...events: ReadingEvent[]): Reading => events.reduce(nextReading, NOTHING_READ)
const ask = (text: string, isWanted = false): ReadingEvent => ({ type: 'asked', text, isWanted })
const answer = (asked: number, name: string): ReadingEvent => ({
  type: 'answered',
  asked,
  answer: { ok: true, value: links(name) },
})

describe('a pasted link', () => {
  it('is read once, also when Enter is pressed meanwhile', () => {
    const reading = after(ask('https://a.example'), ask('https://a.example', true))
    expect(reading).toMatchObject({ state: 'reading', asked: 1, isWanted: true })
    expect(nextReading(reading, ask('https://a.example'))).toMatchObject({ isWanted: true })
  })

  it('an old answer never replaces a newer one', () => {
    expect(after(ask('a'), ask('b'), answer(2, 'B'), answer(1, 'A'))).toMatchObject({
      state: 'read',
      links: { name: 'B' },
    })
    expect(after(ask('a'), ask('b'), answer(1, 'A'))).toMatchObject({ state: 'reading', text: 'b' })
  })

  it('an answer to what was cleared away means nothing to what is pasted next', () => {
    expect(after(ask('a'), { type: 'cleared' }, ask('b'), answer(1, 'A'))).toMatchObject({
      state: 'reading',
      text: 'b',
    })
  })

  it('that could not be read keeps its text, and can be read again', () => {
    const failure = { ok: false, code: 'unreachable', message: 'No.' } as const
    const failed = after(ask('a'), { type: 'answered', asked: 1, answer: failure })
    expect(failed).toMatchObject({ state: 'failed', text: 'a', failure })
    expect(nextReading(failed, ask('a'))).toMatchObject({ state: 'reading', asked: 2 })
  })
})
