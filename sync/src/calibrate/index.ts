export { chirpSound, clickSound, type Sweep } from './chirp.ts'
export * from './lateness.ts'
export * from './output-delay.ts'
export { BEAT_MS, type Beat, estimateTaps, TAPS_LEAST, TAPS_LIMIT, type TapEstimate } from './taps.ts'
