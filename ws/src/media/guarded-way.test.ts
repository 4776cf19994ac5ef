import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { request } from 'undici'
import { afterEach, expect, test } from 'vitest'
import { guardedWay } from './guarded-way.ts'
import { PUBLIC_ONLY } from './url-policy.ts'

const LIMITS = { connectMs: 1000, headersMs: 1000, idleMs: 1000 }
let server: Server | null = null
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

/** A mirror within the operator's network, known by the name mirror.lan. */
const open = async () => {
  const mirror = createServer((_, answer) => answer.end('from the mirror'))
  server = mirror
  await new Promise<void>((resolve) => mirror.listen(0, '127.0.0.1', resolve))
  const { port } = mirror.address() as AddressInfo
  const base = `http://mirror.lan:${port}`
  const way = guardedWay(PUBLIC_ONLY, LIMITS, [base], (_, done) => done(null, [{ address: '127.0.0.1', family: 4 }]))
  return { base, way, port }
}
const codeOf = (act: () => unknown) => {
  try {
    return act() && 'allowed'
  } catch (error) {
    return (error as { code: string }).code
  }
}

test('what the operator named is reached wherever it lies, and leads on within itself', async () => {
  const { base, way } = await open()
  const { url, dispatcher } = way(`${base}/list`)
  expect(await (await request(url, { dispatcher })).body.text()).toBe('from the mirror')
  const next = way('/other', url)
  expect(await (await request(next.url, { dispatcher: next.dispatcher })).body.text()).toBe('from the mirror')
})

test('it leads nowhere else in that network, neither to an address nor to a name', async () => {
  const { base, way, port } = await open()
  const mirror = new URL(base)
  expect(codeOf(() => way('http://127.0.0.1:80/', mirror))).toBe('url-forbidden')
  expect(codeOf(() => way(`http://127.0.0.1:${port}/`, mirror))).toBe('url-forbidden')
  expect(codeOf(() => way('http://mirror.lan:22/', mirror))).toBe('url-forbidden')
  const { url, dispatcher } = way('http://inner.lan/', mirror)
  await expect(request(url, { dispatcher })).rejects.toMatchObject({ code: 'url-forbidden' })
})

test('nobody else leads there', async () => {
  const mirror = await open()
  expect(codeOf(() => mirror.way(mirror.base, new URL('https://archive.org/')))).toBe('url-forbidden')
  const named = guardedWay(PUBLIC_ONLY, LIMITS, ['http://mirror.lan'], (_, done) =>
    done(null, [{ address: '10.0.0.1', family: 4 }]),
  )
  const { url, dispatcher } = named('http://mirror.lan/', new URL('https://archive.org/'))
  await expect(request(url, { dispatcher })).rejects.toMatchObject({ code: 'url-forbidden' })
})
