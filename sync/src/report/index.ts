export * from './person.ts'
export * from './report.ts'
