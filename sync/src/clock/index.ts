export * from './clock.ts'
export * from './figures.ts'
export type { Probe } from './probe.ts'
export * from './probe-plan.ts'
