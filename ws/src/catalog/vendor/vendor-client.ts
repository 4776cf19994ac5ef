import type { Dispatcher } from 'undici'
import type * as z from 'zod'
import { CatalogError } from '../catalog-error.ts'
import { fetchText, StatusError, type VendorLimits } from './fetch-text.ts'
import type { VendorName, VendorOrigins } from './origins.ts'
import { freshPace, type Pace, type PaceRule, takeTurn } from './pace.ts'
import { afterFailure, type Failure } from './retry.ts'

export type VendorClientOptions = {
  origins: VendorOrigins
  /** Reads an address, `base` being what redirected to it, and answers what may connect to it; refuses one that is not allowed. */
  way(text: string, base?: URL): { url: URL; dispatcher: Dispatcher }
  userAgent: string
  now(): number
  /** From 0 to 1. */
  chance(): number
  sleep(ms: number): Promise<void>
  limits?: VendorLimits
  pace?: PaceRule
}

/** One question to a vendor. With `form` it is posted, and not repeated. */
export type VendorRequest = {
  vendor: VendorName
  path: string
  query?: Readonly<Record<string, string | number | readonly string[]>>
  headers?: Readonly<Record<string, string>>
  form?: Readonly<Record<string, string>>
}

/** Asks vendors. Both answer or throw a `CatalogError`, or a `StatusError` where the status may mean something. */
export type VendorClient = {
  text(request: VendorRequest): Promise<string>
  /** JSON that fits the schema. */
  json<T>(request: VendorRequest, schema: z.ZodType<T>): Promise<T>
  /** The base address of a vendor, for addresses of songs that it serves itself. */
  baseOf(vendor: VendorName): string
}

const LIMITS: VendorLimits = { totalMs: 8000, maxBytes: 4 << 20 }
const PACE: PaceRule = { perSecond: 10, burst: 20, patienceMs: 10_000 }

/** Time-outs, retries, pace and size of everything that vendors are asked. A vendor who is refusing us is left alone for a while. */
export function createVendorClient(options: VendorClientOptions): VendorClient {
  const { origins, now, chance, sleep, limits = LIMITS, pace = PACE } = options
  const paces = new Map<VendorName, Pace>()
  const closedUntil = new Map<VendorName, number>()

  const turn = async (vendor: VendorName) => {
    const closedMs = (closedUntil.get(vendor) ?? 0) - now()
    if (closedMs > 0) throw new CatalogError('rate-limited', undefined, closedMs)
    const taken = takeTurn(pace, paces.get(vendor) ?? freshPace, now())
    if (!taken) throw new CatalogError('rate-limited', undefined, pace.patienceMs)
    paces.set(vendor, taken.pace)
    if (taken.waitMs > 0) await sleep(taken.waitMs)
  }

  const text = async (request: VendorRequest): Promise<string> => {
    const bases = origins[request.vendor]
    for (let attempt = 1; ; attempt += 1) {
      await turn(request.vendor)
      const base = bases[(attempt - 1) % bases.length] ?? ''
      try {
        return await fetchText(base + request.path + queryText(request.query), request, options, limits)
      } catch (error) {
        const failure = failureOf(error)
        // Not of the network: too large, a forbidden address, a fault of our own.
        if (!failure) throw error
        const verdict = afterFailure(failure, request.form ? Number.POSITIVE_INFINITY : attempt, now(), chance())
        if (verdict.kind === 'give-up') {
          if (verdict.closedMs > 0) closedUntil.set(request.vendor, now() + verdict.closedMs)
          throw toldError(failure, error, verdict.closedMs)
        }
        await sleep(verdict.afterMs)
      }
    }
  }

  return {
    text,
    baseOf: (vendor) => origins[vendor][0] ?? '',
    json: async (request, schema) => {
      const parsed = schema.safeParse(readJson(await text(request)))
      if (!parsed.success) throw new CatalogError('vendor-failed', parsed.error)
      return parsed.data
    },
  }
}

function failureOf(error: unknown): Failure | null {
  if (error instanceof StatusError) return { kind: 'status', status: error.status, retryAfter: error.retryAfter }
  if (!(error instanceof CatalogError)) return null
  if (error.code === 'vendor-timeout') return { kind: 'timeout' }
  return error.code === 'vendor-unreachable' ? { kind: 'network' } : null
}

/** Statuses that say something of the question reach who asked it. */
function toldError(failure: Failure, error: unknown, closedMs: number): unknown {
  if (failure.kind !== 'status') return error
  if (failure.status === 429) {
    // Spotify tells so since July 2026 that a day's quota is used up.
    const isQuota = error instanceof StatusError && /quota_?exceeded/i.test(error.body)
    return isQuota ? new CatalogError('quota-exceeded', error) : new CatalogError('rate-limited', error, closedMs)
  }
  return failure.status >= 500 ? new CatalogError('vendor-unreachable', error) : error
}

function queryText(query: VendorRequest['query'] = {}): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    for (const each of Array.isArray(value) ? value : [value]) params.append(name, String(each))
  }
  return params.size === 0 ? '' : `?${params}`
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new CatalogError('vendor-failed', error)
  }
}
