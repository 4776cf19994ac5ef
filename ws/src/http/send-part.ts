import { createReadStream } from 'node:fs'
import type { FastifyReply } from 'fastify'
import { readAsked } from '../media/web/content-range.ts'
import { ApiError } from './api-error.ts'

/** Sends a file, or the part of it that the `Range` header asks for (RFC 9110, 14.2). Throws `range-outside`. */
export function sendPart(
  reply: FastifyReply,
  { file, sizeBytes, mimeType }: { file: string; sizeBytes: number; mimeType: string },
  range: string | undefined,
): FastifyReply {
  const asked = readAsked(range)
  const from = !asked ? 0 : 'last' in asked ? Math.max(0, sizeBytes - asked.last) : asked.from
  const to = !asked || 'last' in asked || asked.to === null ? sizeBytes : Math.min(asked.to, sizeBytes)
  if (from >= to) {
    void reply.header('content-range', `bytes */${sizeBytes}`).removeHeader('cache-control')
    throw new ApiError('range-outside')
  }
  if (asked) void reply.code(206).header('content-range', `bytes ${from}-${to - 1}/${sizeBytes}`)
  return reply
    .headers({ 'content-type': mimeType, 'content-length': to - from, 'accept-ranges': 'bytes' })
    .send(createReadStream(file, { start: from, end: to - 1 }))
}
