import rateLimit, { type RateLimitOptions } from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ApiError } from './api-error.ts'

/** So many requests in so many ms. */
export type Rate = { max: number; perMs: number }

/** How often each thing may be done. By address where a new session would give a new allowance. */
export type HttpRates = {
  /** By address. */
  sessions: Rate
  /** By address: signing up and in, whatever for. */
  signIns: Rate
  /** By session: changes of one's own account. */
  accounts: Rate
  /** By address. */
  spaces: Rate
  /** By session. */
  uploads: Rate
  /** By session: songs brought in by a link, of which a playlist has many. */
  links: Rate
  /** By session: playlists kept, changed and deleted. */
  playlists: Rate
  /** By session: what is asked of vendors. */
  searches: Rate
  /** By session: lyrics, for which files are read and a service is asked. */
  lyrics: Rate
  /** By session: texts read for links. */
  readings: Rate
  /** By session, or else by address: pictures of songs that are not in the library. */
  pictures: Rate
  /** By session: pieces of broadcasts, some of them each second for each tab. */
  live: Rate
  /** By session, or else by address: everything that only reads. */
  reads: Rate
}

export async function installLimits(app: FastifyInstance): Promise<void> {
  await app.register(rateLimit, { global: false, errorResponseBuilder: () => new ApiError('rate-limited') })
}

/** Route options that hold an address to a rate; IPv6 addresses count by their /64, which one household has. */
export const perAddress = (rate: Rate) => limited(rate, { ipv6Subnet: 64 })

/** The same for those without a session; who has one costs nothing, and a whole school may come back at once. */
export const perStranger = (rate: Rate) =>
  limited(rate, { ipv6Subnet: 64, allowList: (request: FastifyRequest) => request.session !== null })

/** Route options that hold a session to a rate, and an address without one. */
export const perSession = (rate: Rate) =>
  limited(rate, { keyGenerator: ({ session, ip }: FastifyRequest) => (session ? `user ${session.userId}` : ip) })

const limited = ({ max, perMs }: Rate, options: RateLimitOptions) => ({
  config: { rateLimit: { max, timeWindow: perMs, ...options } },
})
