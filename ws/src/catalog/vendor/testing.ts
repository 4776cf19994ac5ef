import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Agent } from 'undici'
import { afterEach } from 'vitest'
import { VENDOR_ORIGINS, type VendorOrigins } from './origins.ts'
import { createVendorClient, type VendorClientOptions } from './vendor-client.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

/** What one answer of a vendor is made of; a string or object is the body of a 200. */
export type Answer = string | object | { status: number; headers?: Record<string, string>; body?: string | object }
type Answering = (url: URL, request: IncomingMessage, response: ServerResponse) => Answer | undefined

const isWhole = (answer: Answer): answer is { status: number } => typeof answer === 'object' && 'status' in answer
const textOf = (body: string | object) => (typeof body === 'string' ? body : JSON.stringify(body))

/** A vendor on this machine, answering from a function; undefined: it answers by itself, or not at all. */
export async function vendorServer(answering: Answering): Promise<{ base: string; asked: string[] }> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://vendor')
    asked.push(`${url.pathname}${url.search}`)
    const answer = answering(url, request, response)
    if (answer === undefined) return
    const {
      status,
      headers,
      body = '',
    } = isWhole(answer)
      ? (answer as { status: number; headers?: Record<string, string>; body?: string | object })
      : { status: 200, headers: {}, body: answer }
    response.writeHead(status, headers).end(textOf(body))
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}

/** Every vendor at one address. */
export const allAt = (base: string): VendorOrigins =>
  Object.fromEntries(Object.keys(VENDOR_ORIGINS).map((vendor) => [vendor, [base]])) as unknown as VendorOrigins

/** A client of vendors that are all at `base`, which never really waits; `slept` tells how long it would have. */
export function testClient(base: string, changes: Partial<VendorClientOptions> = {}) {
  const slept: number[] = []
  const dispatcher = new Agent()
  const client = createVendorClient({
    origins: allAt(base),
    way: (text, from) => ({ url: new URL(text, from), dispatcher }),
    userAgent: 'Earshot/test',
    now: () => 0,
    chance: () => 0.5,
    sleep: async (ms) => void slept.push(ms),
    limits: { totalMs: 2000, maxBytes: 100_000 },
    pace: { perSecond: 1000, burst: 1000, patienceMs: 1000 },
    ...changes,
  })
  return { ...client, slept }
}

/** A client of a vendor that answers from a function, and what it was asked. */
export async function askedVendor(answering: Answering, changes: Partial<VendorClientOptions> = {}) {
  const { base, asked } = await vendorServer(answering)
  return { client: testClient(base, changes), asked, base }
}
