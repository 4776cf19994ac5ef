import type * as z from 'zod'
import { ApiError } from './api-error.ts'

/** What came in, checked against its schema; throws `invalid-input`. */
export function readInput<T>(schema: z.ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input)
  if (!result.success) throw new ApiError('invalid-input', result.error)
  return result.data
}
