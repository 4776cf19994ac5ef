import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** How a server of songs somewhere on the web behaves: whether pages of elsewhere may read from it, whether it gives parts. */
export type Manners = { cors: boolean; ranges: boolean }

/** One request that it had: by whom, for what, and how many bytes it was given. */
export type Asked = { path: string; by: 'a browser' | 'Earshot'; range: string | null; bytes: number }

export type SongServer = { url: string; asked: Asked[]; close(): Promise<void> }

/** Serves files by their names, as plain web servers do. What its manners do not allow it does not do: no CORS header, no parts. */
export async function serveSongs(files: Readonly<Record<string, Buffer>>, manners: Manners): Promise<SongServer> {
  const asked: Asked[] = []
  const server = createServer((request, response) => answer(request, response, files, manners, asked))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

function answer(
  { url = '/', method, headers }: IncomingMessage,
  response: ServerResponse,
  files: Readonly<Record<string, Buffer>>,
  { cors, ranges }: Manners,
  asked: Asked[],
): void {
  const path = decodeURIComponent(new URL(url, 'http://x').pathname.slice(1))
  const file = files[path]
  const base = { ...(cors && { 'access-control-allow-origin': '*' }), vary: 'Origin' }
  // A range of one part needs no preflight (Fetch, 2.2.2): who sends one is refused, as most servers of files do.
  if (method !== 'GET' || !file) return void response.writeHead(method === 'GET' ? 404 : 405, base).end()
  const type = { 'content-type': path.endsWith('.mp3') ? 'audio/mpeg' : 'audio/wav' }
  const by = headers['user-agent'] === 'Earshot' ? 'Earshot' : 'a browser'
  const note: Asked = { path, by, range: headers.range ?? null, bytes: 0 }
  asked.push(note)
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(headers.range ?? '') ?? []
  if (first === undefined || !ranges) {
    response.writeHead(200, { ...base, ...type, 'content-length': file.length })
    return send(response, file, note)
  }
  const from = Number(first)
  const to = last ? Math.min(file.length, Number(last) + 1) : file.length
  if (from >= file.length) return void response.writeHead(416, { 'content-range': `bytes */${file.length}` }).end()
  // Not exposed to pages of elsewhere, as nearly everywhere: they must do without.
  const range = { 'content-range': `bytes ${from}-${to - 1}/${file.length}`, 'accept-ranges': 'bytes' }
  response.writeHead(206, { ...base, ...type, ...range, 'content-length': to - from })
  send(response, file.subarray(from, to), note)
}

const PIECE = 64 << 10

/** Piece by piece, so that what nobody takes counts for nothing. */
function send(response: ServerResponse, bytes: Buffer, note: Asked): void {
  if (response.destroyed) return
  const piece = bytes.subarray(0, PIECE)
  note.bytes += piece.length
  if (piece.length === bytes.length) return void response.end(piece)
  const rest = bytes.subarray(PIECE)
  if (response.write(piece)) setImmediate(() => send(response, rest, note))
  else response.once('drain', () => send(response, rest, note))
}
