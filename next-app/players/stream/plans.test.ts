import { describe, expect, it } from 'vitest'
import { clipBlock } from './plans.ts'

const block = (plan: number, from: number, frames: number) => ({
  plan,
  from,
  frames,
  channels: [Float32Array.from({ length: frames }, (_, n) => from + n)],
  dry: [{ frame: from + frames - 1, id: 1, dry: true }],
})

describe('blocks on their way when plans change', () => {
  it('a block of the newest plan is played whole', () => {
    const newest = block(2, 100, 50)
    expect(
      clipBlock(newest, [
        { plan: 1, from: 0 },
        { plan: 2, from: 120 },
      ]),
    ).toBe(newest)
  })

  it('a block of an older plan is played up to where the next plan begins, so that there is no hole before it', () => {
    const clipped = clipBlock(block(1, 100, 50), [
      { plan: 2, from: 130 },
      { plan: 3, from: 120 },
    ])
    expect(clipped?.frames).toBe(20)
    expect([...(clipped?.channels[0] ?? [])]).toEqual(Array.from({ length: 20 }, (_, n) => 100 + n))
    expect(clipped?.dry).toEqual([])
  })

  it('what lies beyond is void', () => {
    expect(clipBlock(block(1, 100, 50), [{ plan: 2, from: 100 }])).toBeNull()
  })
})
