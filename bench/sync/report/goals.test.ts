import { describe, expect, it } from 'vitest'
import { summary } from '../judge/statistics.ts'
import type { SceneName } from '../stage/scenes.ts'
import type { Figures } from './figures.ts'
import { verdictsOf } from './goals.ts'

const figures = (spreads: Partial<Record<SceneName, number[]>>): Figures => ({
  spread: Object.entries(spreads).map(([scene, values]) => ({
    network: 'none',
    scene: scene as SceneName,
    starts: 1,
    spreadMs: summary(values),
    startMediansMs: summary(values),
    startsOver: 0,
    apart: 0,
    unheard: 0,
  })),
  times: [{ network: '20', scene: 'pause', what: 'command to effect', ms: summary([140, 160]) }],
  artefacts: [],
})
const found = (goal: string, of: Figures) => verdictsOf(of, [], []).find((it) => it.goal.startsWith(goal))

describe('goals', () => {
  it('are met when every scene keeps them, and say where they were missed', () => {
    expect(found('spread, none: p95', figures({ start: [0.5], seek: [0.9] }))).toMatchObject({ isMet: true })
    expect(found('spread, none: p95', figures({ start: [0.5], seek: [1.2] }))).toMatchObject({
      isMet: false,
      measured: '1.20 ms (seek)',
    })
    expect(found('command to effect', figures({}))).toMatchObject({ isMet: false })
  })

  it('are neither met nor missed when nothing was measured', () => {
    const verdicts = verdictsOf({ spread: [], times: [], artefacts: [] }, [], [])
    expect(verdicts.length).toBeGreaterThan(12)
    expect(verdicts.every(({ isMet, measured }) => isMet === null && measured === 'not measured')).toBe(true)
  })
})
