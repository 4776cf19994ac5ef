export * from './edit.ts'
export * from './order.ts'
export * from './queue.ts'
