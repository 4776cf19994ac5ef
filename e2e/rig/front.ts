import { createServer, type IncomingMessage, request } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'

/** What a front answers itself. */
export type FrontAnswer = { status: number; type?: string; body?: string }

/** A port in front of a program, as of a proxy; some paths it answers itself. */
export type Front = { url: string; answers: Map<string, FrontAnswer>; stop(): Promise<void> }

const headOf = ({ method, url, rawHeaders }: IncomingMessage): string => {
  const lines = rawHeaders.flatMap((name, at) => (at % 2 === 0 ? `${name}: ${rawHeaders[at + 1]}` : []))
  return `${method} ${url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`
}

/** Opens a front before the port; a program that is away is a 502. */
export async function openFront(target: number): Promise<Front> {
  const answers: Front['answers'] = new Map()
  const sockets = new Set<Socket>()
  const server = createServer((asked, reply) => {
    const own = answers.get(new URL(asked.url ?? '/', 'http://front').pathname)
    if (own !== undefined) {
      reply.writeHead(own.status, { 'content-type': own.type ?? 'text/plain', 'cache-control': 'no-cache' })
      reply.end(own.body)
      return
    }
    const { method, url: path, headers } = asked
    const passed = request({ port: target, host: '127.0.0.1', method, path, headers }, (answer) => {
      reply.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(reply)
    })
    passed.on('error', () => reply.headersSent || reply.writeHead(502).end())
    asked.pipe(passed)
  })
  server.on('upgrade', (asked, socket: Socket, head) => {
    const on = connect(target, '127.0.0.1', () => {
      on.write(headOf(asked))
      on.write(head)
      on.pipe(socket).pipe(on)
    })
    on.on('error', () => socket.destroy())
    socket.on('error', () => on.destroy())
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    answers,
    stop: () => {
      for (const socket of sockets) socket.destroy()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
