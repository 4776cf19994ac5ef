import { readdirSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { fetchPicture, keepCover } from './fetch-picture.ts'
import type { Resolve } from './guarded-agent.ts'
import { ingestBench } from './testing.ts'
import { ANYWHERE, isPublicAddress, PUBLIC_ONLY, type UrlPolicy } from './url-policy.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** The smallest PNG there is. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const options = { policy: ANYWHERE, maxAtOnce: 4, totalMs: 500 }

test('a picture is fetched, through redirects too, and kept under the hash of its content', async () => {
  const base = await serve((request, response) => {
    if (request.url === '/go') response.writeHead(302, { location: '/p.png' }).end()
    else response.end(PNG)
  })
  const { mediaDir } = await ingestBench()
  const keep = keepCover(fetchPicture(options), mediaDir)
  const place = await keep(`${base}/go`)
  expect(place).toMatch(/^\/media\/covers\/[0-9a-f]{64}\.png$/)
  expect(await keep(`${base}/p.png`)).toBe(place)
  expect(readdirSync(path.join(mediaDir, 'covers'))).toEqual([path.basename(place ?? '')])
})

test.each<[string, RequestListener]>([
  ['is none', (_, response) => response.end('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['is missing', (_, response) => response.writeHead(404).end(PNG)],
  [
    'says that it is too large',
    (_, response) => void response.writeHead(200, { 'content-length': 4 << 20 }).write('x'),
  ],
  ['is too large', (_, response) => response.end(Buffer.concat([PNG, Buffer.alloc(4 << 20)]))],
  ['leads round in a circle', (_, response) => response.writeHead(302, { location: '/' }).end()],
  ['never comes', () => {}],
  ['breaks off', (_, response) => void response.writeHead(200).write('x', () => response.destroy())],
])('a picture that %s is simply not there', async (_, listener) => {
  const { mediaDir, files } = await ingestBench()
  expect(await keepCover(fetchPicture({ ...options, totalMs: 80 }), mediaDir)(await serve(listener))).toBeNull()
  expect(files()).toEqual([])
})

test('a picture in a private network is not fetched: by address, by name or by redirect', async () => {
  const base = await serve((_, response) => response.end(PNG))
  expect(await fetchPicture({ ...options, policy: PUBLIC_ONLY })(base)).toBeNull()
  expect(await fetchPicture(options)('file:///etc/passwd')).toBeNull()
  const resolve: Resolve = (_, done) => done(null, [{ address: '10.0.0.1', family: 4 }])
  // This machine's own address counts as public here, as in fetch-url.test.ts.
  const policy: UrlPolicy = {
    isAllowedAddress: (address) => address === '127.0.0.1' || isPublicAddress(address),
    isAllowedPort: () => true,
  }
  expect(await fetchPicture({ ...options, policy, resolve })('http://pictures.example/')).toBeNull()
  const leads = await serve((_, response) => response.writeHead(302, { location: 'http://192.168.0.1/' }).end())
  expect(await fetchPicture({ ...options, policy })(leads)).toBeNull()
})
