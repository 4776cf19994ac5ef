export * from './follow.ts'
export * from './target.ts'
export * from './types.ts'
