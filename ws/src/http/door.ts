import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Guests, Session } from '../auth/guests.ts'
import { ApiError } from './api-error.ts'
import { mayChange } from './origin.ts'
import { BASE_HEADERS } from './security-headers.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks, by the signed cookie; null for a stranger. Known under `/api/` only. */
    session: Session | null
  }
}

const READING = new Set(['GET', 'HEAD', 'OPTIONS'])

/** What happens to every request before its route sees it: headers, origin, session. */
export function installDoor(app: FastifyInstance, guests: Guests, allowedOrigins: ReadonlySet<string>): void {
  app.decorateRequest('session', null)

  app.addHook('onRequest', async (request, reply) => {
    for (const [name, value] of Object.entries(BASE_HEADERS)) reply.raw.setHeader(name, value)
    const { origin } = request.headers
    if (origin !== undefined && allowedOrigins.has(origin)) {
      reply.raw.setHeader('access-control-allow-origin', origin)
      reply.raw.setHeader('access-control-allow-credentials', 'true')
      reply.raw.setHeader('vary', 'Origin')
      if (request.method === 'OPTIONS') {
        return reply
          .headers({
            'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE',
            'access-control-allow-headers': 'content-type',
            'access-control-max-age': '600',
          })
          .code(204)
          .send()
      }
    }
    if (!request.url.startsWith('/api/')) return
    reply.raw.setHeader('cache-control', 'no-store')
    if (!READING.has(request.method) && !mayChange(request.headers, allowedOrigins)) throw new ApiError('wrong-origin')
    request.session = await guests.readSession(request.headers.cookie)
  })
}

/** Who asks; throws `unauthenticated` for a stranger. */
export function sessionOf({ session }: FastifyRequest): Session {
  if (!session) throw new ApiError('unauthenticated')
  return session
}
