import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPassing } from '../failure.ts'
import { approach, BEND_MOST_MS, NEAR_MS } from './approach.ts'
import { fineTrimOf, learnMoved, learnSaid, TRIED_RATE, unknownFineRate } from './fine-rate.ts'
import { LOAD_WITHIN_MS, type LoaderPage, youTubeLoader } from './loader.ts'
import type { YouTubeWindow } from './types.ts'
import { failureOfCode } from './vendor-failure.ts'

const off = (least: number, most: number) =>
  fc.tuple(fc.double({ min: least, max: most, noNaN: true }), fc.constantFrom(-1, 1)).map(([ms, sign]) => ms * sign)

describe('the way of a video to its place', () => {
  const seen = { seenForMs: 1000, tries: 0, canBend: true }

  it('is bent by exactly as much as it is off', () => {
    fc.assert(
      fc.property(off(NEAR_MS + 0.01, BEND_MOST_MS), (errorMs) => {
        const next = approach({ ...seen, errorMs })
        if (next.do !== 'bend') throw new Error(next.do)
        expect(next.forMs).toBeGreaterThan(0)
        expect(errorMs + (next.rate - 1) * next.forMs).toBeCloseTo(0, 6)
      }),
    )
  })

  it('is a jump from further off, and where it cannot be bent', () => {
    fc.assert(
      fc.property(off(BEND_MOST_MS + 1, 1e7), (errorMs) => {
        expect(approach({ ...seen, errorMs }).do).toBe('seek')
      }),
    )
    expect(approach({ ...seen, canBend: false, errorMs: -150 }).do).toBe('seek')
    // A seek lands no nearer than that.
    expect(approach({ ...seen, canBend: false, errorMs: -25 }).do).toBe('rest')
  })

  it('is not gone on little news when it is nearly there', () => {
    expect(approach({ ...seen, seenForMs: 0, errorMs: -40 }).do).toBe('wait')
    expect(approach({ ...seen, seenForMs: 0, errorMs: -200 }).do).toBe('bend')
  })

  it('ends there, and after some tries anywhere', () => {
    expect(approach({ ...seen, errorMs: NEAR_MS }).do).toBe('rest')
    fc.assert(
      fc.property(off(0, 1e6), fc.boolean(), (errorMs, canBend) => {
        expect(approach({ errorMs, seenForMs: 1000, tries: 5, canBend }).do).toBe('rest')
      }),
    )
  })
})

describe('rates very near to 1', () => {
  it('are not asked for before a player has said that it obeys', () => {
    expect(fineTrimOf(unknownFineRate).trimLimit).toBe(0)
    expect(fineTrimOf(learnSaid(unknownFineRate, null)).trimLimit).toBe(0)
    expect(fineTrimOf(learnSaid(unknownFineRate, 1)).trimLimit).toBe(0)
    expect(fineTrimOf(learnSaid(unknownFineRate, 1.05)).trimLimit).toBe(0)
    expect(fineTrimOf(learnSaid(unknownFineRate, TRIED_RATE)).trimLimit).toBe(0.003)
  })

  it('are given up when a player was seen twice not to do what it says', () => {
    const obeys = learnSaid(unknownFineRate, TRIED_RATE)
    const once = learnMoved(obeys, 20, 1)
    expect(fineTrimOf(once).trimLimit).toBe(0.003)
    expect(fineTrimOf(learnMoved(once, -20, 2)).trimLimit).toBe(0)
    expect(fineTrimOf(learnMoved(learnMoved(once, 20, 19), 20, 1)).trimLimit).toBe(0.003)
  })

  it('are not judged by what cannot be told from noise', () => {
    const obeys = learnSaid(unknownFineRate, TRIED_RATE)
    expect(learnMoved(obeys, 5, -3)).toBe(obeys)
  })
})

describe('what YouTube’s error codes mean', () => {
  it('is told by what it means to a listener, and none of them passes by itself', () => {
    expect([2, 100].map(failureOfCode)).toEqual(['removed', 'removed'])
    expect([101, 150].map(failureOfCode)).toEqual(['not-embeddable', 'not-embeddable'])
    expect([5, 153, 999].map(failureOfCode)).toEqual(['vendor', 'vendor', 'vendor'])
    for (const code of [2, 5, 100, 101, 150, 153]) expect(isPassing(failureOfCode(code))).toBe(false)
  })
})

describe('YouTube’s script', () => {
  const Player = class {} as never
  const aPage = () => {
    const scripts: { address: string; failed: () => void }[] = []
    const timers: { ms: number; act: () => void }[] = []
    let removed = 0
    const window: YouTubeWindow = {}
    const page: LoaderPage = {
      window,
      addScript: (address, failed) => {
        scripts.push({ address, failed })
        return () => {
          removed++
        }
      },
      after: (ms, act) => {
        const timer = { ms, act }
        timers.push(timer)
        return () => void timers.splice(timers.indexOf(timer), 1)
      },
    }
    return { page, window, scripts, timers, removed: () => removed }
  }

  it('is added once, however many ask, and taken as soon as it is ready', async () => {
    const { page, window, scripts, timers } = aPage()
    const load = youTubeLoader(page)
    const both = [load(), load()]
    expect(scripts.map(({ address }) => address)).toEqual(['https://www.youtube.com/iframe_api'])
    window.YT = { Player }
    window.onYouTubeIframeAPIReady?.()
    for (const youTube of await Promise.all(both)) expect(youTube.Player).toBe(Player)
    expect(timers).toEqual([])
    await load()
    expect(scripts.length).toBe(1)
  })

  it('is not added where it is already', async () => {
    const { page, window, scripts } = aPage()
    window.YT = { Player }
    await youTubeLoader(page)()
    expect(scripts).toEqual([])
  })

  it('that does not come in time fails, is taken away, and is tried anew by whoever asks next', async () => {
    const { page, window, scripts, timers, removed } = aPage()
    const load = youTubeLoader(page)
    const lost = load()
    expect(timers.map(({ ms }) => ms)).toEqual([LOAD_WITHIN_MS])
    timers[0]?.act()
    await expect(lost).rejects.toThrow('did not come in time')
    expect(removed()).toBe(1)
    const again = load()
    expect(scripts.length).toBe(2)
    window.YT = { Player }
    window.onYouTubeIframeAPIReady?.()
    expect((await again).Player).toBe(Player)
  })

  it('that cannot be fetched, or brings no player, fails', async () => {
    const blocked = aPage()
    const lost = youTubeLoader(blocked.page)()
    blocked.scripts[0]?.failed()
    await expect(lost).rejects.toThrow('could not be loaded')
    const empty = aPage()
    const useless = youTubeLoader(empty.page)()
    empty.window.YT = {}
    empty.window.onYouTubeIframeAPIReady?.()
    await expect(useless).rejects.toThrow('left no player')
  })
})
