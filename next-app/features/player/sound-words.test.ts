import type { ItemId } from '@earshot/sync'
import { describe, expect, it } from 'vitest'
import { soundWords } from './sound-words.ts'

const itemId = 'item' as ItemId

describe('the sync meter', () => {
  it('tells how exactly this device is in step', () => {
    expect(soundWords({ state: 'in-step', itemId }, -0.42)).toEqual({ tone: 'in-step', text: 'In step, ±0.4 ms' })
  })

  it('claims no figure where nothing can be measured', () => {
    expect(soundWords({ state: 'in-step', itemId }, null).text).toBe('In step')
  })

  it('never says in step of a device that is not', () => {
    for (const state of ['loading', 'lagging', 'paused'] as const) {
      expect(soundWords({ state, itemId }, 0.1).text).not.toMatch(/in step/i)
    }
    expect(soundWords({ state: 'locked' }, 0.1).text).not.toMatch(/in step/i)
    expect(soundWords({ state: 'failed', itemId, failure: 'format' }, 0.1).text).not.toMatch(/in step/i)
  })
})
