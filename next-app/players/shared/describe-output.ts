import type { PlayerDiagnostics } from '../player.ts'
import { latencyOf, tellsOutput } from './read-output.ts'

/** Chromium counts the moments in which it had nothing to play. */
type WithStats = AudioContext & { playbackStats?: { underrunEvents?: number } }

/** What an audio context says of itself. */
export const describeOutput = (context: WithStats): PlayerDiagnostics => {
  const underruns = context.playbackStats?.underrunEvents
  return {
    contextState: context.state,
    sampleRateHz: context.sampleRate,
    baseLatencyMs: context.baseLatency * 1000,
    outputLatencyMs: latencyOf(context),
    timestamps: tellsOutput(context) ? 'output' : 'stand-in',
    ...(underruns !== undefined && { underruns }),
  }
}
