import { asLocalMs, type SpaceId } from '@earshot/sync'
import { describe, expect, it } from 'vitest'
import type { Diagnostics } from '../../session/diagnostics.ts'
import { distancesOf } from './distances.ts'
import { report } from './report.ts'
import { type ReportFacts, sectionsOf } from './sections.ts'

const diagnostics: Diagnostics = {
  at: asLocalMs(1_700_000_000_000),
  protocolVersion: 1,
  spaceId: 'k7m2qx' as SpaceId,
  link: { phase: 'online' },
  sound: 'in-step',
  clock: {
    offsetMs: -12.345,
    skewPpm: 18.72,
    boundMs: 0.412,
    doubtMs: 0.051,
    roundTripMs: 0.62,
    medianRoundTripMs: 1.31,
    probes: 214,
    isSettled: true,
    steps: 1,
  },
  player: {
    name: 'stream',
    capabilities: {
      accuracy: 'sample',
      prepareMs: 46,
      settleMs: 350,
      jumpAboveMs: 15,
      deadbandMs: 0.2,
      trimLimit: 0.003,
      trimLeast: 0,
    },
    output: {
      contextState: 'running',
      sampleRateHz: 48_000,
      baseLatencyMs: 10.67,
      outputLatencyMs: 21.3,
      timestamps: 'output',
      heldS: 31.6,
      underruns: 2,
    },
  },
  follow: {
    errorMs: 0.271,
    trims: 3,
    jumps: 1,
    recent: [0.1, -0.4, null, 0.2].map((errorMs, n) => ({ at: asLocalMs(1_699_999_990_000 + n * 5000), errorMs })),
  },
  leadMs: 97.6,
}
const facts: ReportFacts = {
  diagnostics,
  page: { userAgent: 'Test/1.0', isSecure: true, width: 360, height: 740, hidden: false },
  crowd: { people: 4, standings: ['in-step', 'locked', 'in-step'] },
}

describe('a report', () => {
  it('has every figure that one would ask for, and the time', () => {
    const text = report(facts)
    expect(text.startsWith('# Earshot report\n\n2023-11-14T22:13:20.000Z\n')).toBe(true)
    for (const figure of [
      'Test/1.0',
      '360 × 740',
      'online',
      '4, 2 in-step, 1 locked, 1 not known',
      '-12.35 ms',
      '0.41 ms',
      '0.05 ms',
      '18.7 ppm',
      'answered 214, steps 1',
      '0.62 ms / 1.31 ms',
      '48000 Hz',
      '10.67 ms / 21.30 ms',
      'stream, sample',
      '32 s',
      '+0.27 ms',
      '0.20 ms / 0.40 ms',
      'trims 3, jumps 1',
      '98 ms',
    ]) {
      expect(text).toContain(figure)
    }
  })

  it('does not let its readers into the room, though who sits here is shown the code', () => {
    expect(JSON.stringify(sectionsOf(facts))).toContain('k7m2qx')
    expect(report(facts)).not.toContain('k7m2qx')
  })

  it('is whole before anything is known', () => {
    const bare: Diagnostics = {
      ...diagnostics,
      clock: null,
      player: { ...diagnostics.player, output: {} },
      follow: { errorMs: null, trims: 0, jumps: 0, recent: [] },
      leadMs: null,
    }
    const text = report({ ...facts, diagnostics: bare })
    expect(text).not.toMatch(/undefined|null|NaN/)
    expect(text).toContain('- Distance from the room now: –')
  })

  it('says of the last minute the median and the worst, whichever way it was off', () => {
    expect(distancesOf(diagnostics.follow.recent)).toEqual({ medianMs: 0.2, worstMs: 0.4 })
    expect(distancesOf([])).toEqual({ medianMs: null, worstMs: null })
  })
})
