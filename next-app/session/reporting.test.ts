import { reportState } from '@earshot/sync'
import { FAKE_CAPABILITIES } from '@earshot/sync/testing'
import { expect, it } from 'vitest'
import { listenerStateOf } from './reporting.ts'

const player = (latencyMs: number | null) => ({
  name: 'stream' as const,
  capabilities: FAKE_CAPABILITIES,
  outputLatencyMs: () => latencyMs,
})

it('a device tells its figures no finer than they are worth', () => {
  const figures = { errorMs: -0.123456, boundMs: 0.4567, hidden: false }
  expect(listenerStateOf('in-step', player(21.3333), figures)).toEqual({
    state: 'in-step',
    errorMs: -0.1,
    boundMs: 0.5,
    player: 'stream',
    accuracy: 'sample',
    outputLatencyMs: 21,
    hidden: false,
  })
})

it('whatever a device measures, the server takes it', () => {
  for (const ms of [null, 0, -0, 1e15, Number.NaN, Number.POSITIVE_INFINITY]) {
    const state = listenerStateOf('lagging', player(ms), {
      errorMs: ms === null ? null : -ms,
      boundMs: ms,
      hidden: true,
    })
    const sent = JSON.parse(JSON.stringify({ type: 'report-state', ...state }))
    expect(reportState.safeParse(sent).success).toBe(true)
  }
})
