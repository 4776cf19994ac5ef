import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** `quick`: as if it had been there before, whatever the line is like. */
export type ServedFile = { type: string; body: Buffer | string; quick?: boolean }

/** A server of a test's own: files by their path, with ranges, at a rate like that of a slow line. */
export type StreamServer = { url: string; sentBytes: () => number; close: () => void }

const SLICE_MS = 20

/** Serves `files` on a free port of this machine; all answers together get `bytesPerSecond`. */
export async function serveStream(
  files: Record<string, ServedFile>,
  bytesPerSecond = Number.POSITIVE_INFINITY,
): Promise<StreamServer> {
  let sent = 0
  const waiting: { response: ServerResponse; rest: Buffer }[] = []
  const line = setInterval(() => {
    let budget = (bytesPerSecond * SLICE_MS) / 1000
    for (let turns = waiting.length; budget > 0 && turns > 0; turns--) {
      const next = waiting.shift()
      if (next === undefined) return
      if (next.response.destroyed) continue
      if (next.response.writableNeedDrain) {
        waiting.push(next)
        continue
      }
      turns++
      const slice = next.rest.subarray(0, Math.min(next.rest.length, Math.ceil(budget), 16_384))
      sent += slice.length
      budget -= slice.length
      const rest = next.rest.subarray(slice.length)
      next.response.write(slice)
      if (rest.length === 0) next.response.end()
      else waiting.push({ response: next.response, rest })
    }
  }, SLICE_MS)

  const server = createServer((request, response) => {
    const file = files[(request.url ?? '').split('?')[0] ?? '']
    if (file === undefined) return response.writeHead(404).end()
    const body = typeof file.body === 'string' ? Buffer.from(file.body) : file.body
    const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '')
    const from = Number(range?.[1] ?? 0)
    const to = Math.min(body.length, range?.[2] ? Number(range[2]) + 1 : body.length)
    if (from >= body.length && body.length > 0) return response.writeHead(416).end()
    const headers = { 'content-type': file.type, 'content-length': to - from, 'accept-ranges': 'bytes' }
    if (range) response.writeHead(206, { ...headers, 'content-range': `bytes ${from}-${to - 1}/${body.length}` })
    else response.writeHead(200, headers)
    const part = body.subarray(from, to)
    if (bytesPerSecond !== Number.POSITIVE_INFINITY && file.quick !== true)
      return waiting.push({ response, rest: part })
    sent += part.length
    return response.end(part)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    sentBytes: () => sent,
    close: () => {
      clearInterval(line)
      server.closeAllConnections()
      server.close()
    },
  }
}
