export * from './output-delay.ts'
