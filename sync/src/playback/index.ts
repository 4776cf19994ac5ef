export * from './timeline.ts'
