import type { TakeJudged, Times } from '../judge/judge-take.ts'
import type { Artefacts } from '../judge/listen.ts'
import { addArtefacts, noArtefacts } from '../judge/listen.ts'
import { median, quantile, type Summary, summary } from '../judge/statistics.ts'
import type { SceneName } from '../stage/scenes.ts'
import { SCENES } from '../stage/scenes.ts'
import type { Traced } from '../trace/judge-trace.ts'
import { SPREAD_GOALS } from './spread-goals.ts'

/** A take that was played and judged. */
export type TakeReading = TakeJudged & { network: string; take: number; traces?: Traced[] }

/** How far listeners were apart in one scene on one network, over all takes; `apart` windows could not be compared. */
export type SpreadRow = {
  network: string
  scene: SceneName
  starts: number
  spreadMs: Summary
  startMediansMs: Summary
  /** Starts whose own p95 exceeds the network's goal; null without one. */
  startsOver: number | null
  apart: number
  unheard: number
}
export type TimeRow = { network: string; scene: SceneName; what: keyof Times; ms: Summary }
export type ArtefactRow = Artefacts & { network: string; scene: SceneName }

/** What the takes come to. */
export type Figures = { spread: SpreadRow[]; times: TimeRow[]; artefacts: ArtefactRow[] }

/** Sums the takes up, by network and scene. */
export function figuresOf(takes: readonly TakeReading[]): Figures {
  const networks = [...new Set(takes.map(({ network }) => network))]
  const figures: Figures = { spread: [], times: [], artefacts: [] }
  for (const network of networks) {
    const goal = SPREAD_GOALS.get(network)
    for (const { name: scene } of SCENES) {
      const readings = takes
        .filter((take) => take.network === network)
        .flatMap(({ scenes }) => scenes.filter((it) => it.scene === scene))
      if (readings.length === 0) continue
      const judged = readings.filter(({ spreads }) => spreads.length > 0)
      const apart = readings.reduce((sum, it) => sum + it.apart, 0)
      const unheard = readings.reduce((sum, it) => sum + it.unheard, 0)
      if (judged.length > 0 || apart > 0 || unheard > 0) {
        figures.spread.push({
          network,
          scene,
          starts: readings.length,
          spreadMs: summary(judged.flatMap(({ spreads }) => spreads)),
          startMediansMs: summary(judged.map(({ spreads }) => median(spreads))),
          startsOver: goal ? judged.filter(({ spreads }) => quantile(spreads, 0.95) > goal.p95).length : null,
          apart,
          unheard,
        })
      }
      const kinds = [...new Set(readings.flatMap(({ times }) => Object.keys(times) as (keyof Times)[]))]
      for (const what of kinds) {
        figures.times.push({ network, scene, what, ms: summary(readings.flatMap(({ times }) => times[what] ?? [])) })
      }
      const artefacts = readings.reduce((sum, it) => addArtefacts(sum, it.artefacts), noArtefacts)
      if (artefacts.seconds > 0) figures.artefacts.push({ network, scene, ...artefacts })
    }
  }
  return figures
}
