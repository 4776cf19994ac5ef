import { type LookupAddress, type LookupOptions, lookup as systemLookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { Agent, buildConnector } from 'undici'
import { FetchUrlError } from './fetch-url-error.ts'
import type { UrlPolicy } from './url-policy.ts'

/** Resolves a name to all its addresses. */
export type Resolve = (host: string, done: (error: Error | null, addresses: LookupAddress[]) => void) => void

const systemResolve: Resolve = (host, done) => systemLookup(host, { all: true }, done)

export type AgentLimits = { connectMs: number; headersMs: number; idleMs: number }

/**
 * An HTTP client that connects only to addresses the policy allows. The check sits in the connection's own lookup:
 * the address checked is the address connected to, so a name cannot resolve to another one in between. One forbidden
 * address among a name's forbids the name. `wrap` may change what comes over a connection, not where it leads.
 */
export function guardedAgent(
  policy: UrlPolicy,
  limits: AgentLimits,
  resolve: Resolve = systemResolve,
  wrap: (connect: buildConnector.connector) => buildConnector.connector = (connect) => connect,
): Agent {
  return new Agent({
    connect: wrap(buildConnector({ lookup: guardedLookup(policy, resolve), timeout: limits.connectMs })),
    headersTimeout: limits.headersMs,
    bodyTimeout: limits.idleMs,
    maxHeaderSize: 16 << 10,
    pipelining: 0,
  })
}

function guardedLookup(policy: UrlPolicy, resolve: Resolve): LookupFunction {
  return (host, options: LookupOptions, done) => {
    resolve(host, (error, addresses) => {
      const [first] = addresses ?? []
      if (error || !first) return done(error ?? new Error(`${host} has no address`), '')
      if (!addresses.every(({ address }) => policy.isAllowedAddress(address))) {
        return done(new FetchUrlError('url-forbidden'), '')
      }
      if (options.all) done(null, addresses)
      else done(null, first.address, first.family)
    })
  }
}
