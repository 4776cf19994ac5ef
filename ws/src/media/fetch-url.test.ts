import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { type FetchUrlOptions, fetchUrl } from './fetch-url.ts'
import type { Resolve } from './guarded-agent.ts'
import { type Bench, ingestBench, tone } from './testing.ts'
import { isPublicAddress, type UrlPolicy } from './url-policy.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

/** A server on this machine; answers its address. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** As in the wild, but that this machine's own address counts as public. */
const LOCAL_IS_PUBLIC: UrlPolicy = {
  isAllowedAddress: (address) => address === '127.0.0.1' || isPublicAddress(address),
  isAllowedPort: () => true,
}

async function bench(
  options: Partial<FetchUrlOptions> = {},
): Promise<Bench & { fetch(url: string): Promise<unknown> }> {
  const media = await ingestBench()
  const go = fetchUrl({
    ingest: media.ingest,
    policy: LOCAL_IS_PUBLIC,
    maxBytes: 100_000,
    maxAtOnce: 4,
    limits: { connectMs: 1000, headersMs: 1000, idleMs: 1000, totalMs: 5000 },
    ...options,
  })
  const fetch = (url: string) => go(url).catch((error) => error.code ?? error)
  return { ...media, fetch }
}

test('a song at an address is taken in and called after its file', async () => {
  const bytes = await tone('aac')
  const base = await serve((request, response) => {
    if (request.url === '/go') response.writeHead(302, { location: '/music/01%20My%20Tone.aac?x=1' }).end('elsewhere')
    else response.end(bytes)
  })
  const { fetch } = await bench()
  expect(await fetch(`${base}/go`)).toMatchObject({ title: 'My Tone', source: { sizeBytes: bytes.length } })
})

describe('an address is refused and nothing is left', () => {
  async function refusal(url: string, options: Partial<FetchUrlOptions> = {}) {
    const { fetch, files } = await bench(options)
    const code = await fetch(url)
    expect(files()).toEqual([])
    return code
  }

  /** A name server that tells whatever it likes. */
  const resolvesTo =
    (...addresses: string[]): Resolve =>
    (_, done) =>
      done(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      )

  test('when it is private', async () => {
    let asked = 0
    const base = await serve((_, response) => {
      asked += 1
      response.end()
    })
    const policy = { isAllowedAddress: isPublicAddress, isAllowedPort: () => true }
    expect(await refusal(base, { policy })).toBe('url-forbidden')
    const byName = base.replace('127.0.0.1', 'localhost')
    expect(await refusal(byName, { policy })).toBe('url-forbidden')
    expect(asked).toBe(0)
  })

  test('when its name resolves to a private address, also beside public ones', async () => {
    expect(await refusal('http://songs.example/', { resolve: resolvesTo('10.0.0.1') })).toBe('url-forbidden')
    expect(await refusal('http://songs.example/', { resolve: resolvesTo('8.8.8.8', '::1') })).toBe('url-forbidden')
  })

  test('when its name resolves to a private address only the second time', async () => {
    const base = await serve((_, response) =>
      response.writeHead(302, { location: '/again', connection: 'close' }).end(),
    )
    let times = 0
    const resolve: Resolve = (host, done) => {
      times += 1
      resolvesTo(times === 1 ? '127.0.0.1' : '192.168.0.1')(host, done)
    }
    expect(await refusal(base.replace('127.0.0.1', 'songs.example'), { resolve })).toBe('url-forbidden')
    expect(times).toBe(2)
  })

  test.each(['http://192.168.0.1/', 'http://[::1]/', 'http://169.254.169.254/', 'http://localhost/'])(
    'when it redirects to %s',
    async (location) => {
      const base = await serve((_, response) => response.writeHead(302, { location }).end())
      const resolve = resolvesTo('::1')
      expect(await refusal(base, { resolve })).toBe('url-forbidden')
    },
  )

  test('when it redirects to another scheme', async () => {
    const base = await serve((_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end())
    expect(await refusal(base)).toBe('url-invalid')
  })

  test('when it redirects for ever', async () => {
    let asked = 0
    const base = await serve((_, response) => {
      asked += 1
      response.writeHead(302, { location: '/' }).end()
    })
    expect(await refusal(base)).toBe('url-redirects')
    expect(asked).toBe(6)
  })

  test('when it answers with an error', async () => {
    const base = await serve((_, response) => response.writeHead(404).end('none'))
    expect(await refusal(base)).toBe('url-status')
  })

  test('when nobody is there', async () => {
    const base = await serve(() => {})
    servers[0]?.close()
    expect(await refusal(base)).toBe('url-unreachable')
    const resolve: Resolve = (_, done) => done(new Error('ENOTFOUND'), [])
    expect(await refusal('http://songs.example/', { resolve })).toBe('url-unreachable')
  })

  test('when the body never ends', async () => {
    const base = await serve((_, response) => {
      const timer = setInterval(() => response.write(Buffer.alloc(10_000)), 1)
      response.on('close', () => clearInterval(timer))
    })
    expect(await refusal(base)).toBe('file-too-large')
  })

  test('when it says that it is too large, or is larger than it says', async () => {
    const honest = await serve((_, response) => response.writeHead(200, { 'content-length': 100_001 }).write('x'))
    expect(await refusal(honest)).toBe('file-too-large')
    const lying = await serve((request, response) => {
      request.socket.write(`HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n${'x'.repeat(200_000)}`)
      response.on('error', () => {})
    })
    expect(['unsupported-type', 'upload-interrupted', 'url-unreachable']).toContain(await refusal(lying))
  })

  test('when it ends before it said', async () => {
    const base = await serve((_, response) => {
      response.writeHead(200, { 'content-length': 5000 }).write('x', () => response.destroy())
    })
    expect(await refusal(base)).toBe('upload-interrupted')
  })

  test('when it is slow to answer, to go on, or to end', async () => {
    const limits = { connectMs: 1000, headersMs: 1000, idleMs: 1000, totalMs: 60 }
    const silent = await serve(() => {})
    expect(await refusal(silent, { limits })).toBe('url-timeout')
    const halting = await serve((_, response) => response.writeHead(200).write('x'))
    expect(await refusal(halting, { limits })).toBe('url-timeout')
    const dripping = await serve((_, response) => {
      const timer = setInterval(() => response.write('x'), 5)
      response.on('close', () => clearInterval(timer))
    })
    expect(await refusal(dripping, { limits })).toBe('url-timeout')
  })

  test('when it is no song', async () => {
    const base = await serve((_, response) => response.writeHead(200, { 'content-type': 'audio/mpeg' }).end('<html>'))
    expect(await refusal(base)).toBe('unsupported-type')
  })

  test('when too many are fetched already', async () => {
    const base = await serve(() => {})
    const { fetch } = await bench({
      maxAtOnce: 1,
      limits: { connectMs: 100, headersMs: 1000, idleMs: 100, totalMs: 50 },
    })
    const first = fetch(base)
    expect(await fetch(base)).toBe('too-busy')
    expect(await first).toBe('url-timeout')
  })
})
