import type { LookupAddress } from 'node:dns'
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach } from 'vitest'
import type { Resolve } from '../guarded-agent.ts'
import { isPublicAddress, type UrlPolicy } from '../url-policy.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

/** A server on this machine, gone after the test; answers its address. */
export async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** As in the wild, but that this machine's own address counts as public. */
export const LOCAL_IS_PUBLIC: UrlPolicy = {
  isAllowedAddress: (address) => address === '127.0.0.1' || isPublicAddress(address),
  isAllowedPort: () => true,
}

/** A name server that tells whatever it likes. */
export const resolvesTo =
  (...addresses: string[]): Resolve =>
  (_, done) =>
    done(
      null,
      addresses.map((address): LookupAddress => ({ address, family: address.includes(':') ? 6 : 4 })),
    )

/** Serves bytes by ranges, as a good server does. */
export function sendRange(
  request: IncomingMessage,
  response: ServerResponse,
  bytes: Buffer,
  headers: Record<string, string> = {},
): void {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(request.headers.range ?? '') ?? []
  if (first === '' && last === '') {
    response.writeHead(200, { 'content-length': bytes.length, 'accept-ranges': 'bytes', ...headers }).end(bytes)
    return
  }
  const from = first === '' ? bytes.length - Number(last) : Number(first)
  const to = first === '' || last === '' ? bytes.length : Math.min(bytes.length, Number(last) + 1)
  if (from >= bytes.length) {
    response.writeHead(416, { 'content-range': `bytes */${bytes.length}` }).end()
    return
  }
  const range = `bytes ${from}-${to - 1}/${bytes.length}`
  response.writeHead(206, { 'content-range': range, 'content-length': to - from, ...headers })
  response.end(bytes.subarray(from, to))
}
