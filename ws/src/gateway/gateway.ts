import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { REFUSALS } from '@earshot/sync'
import { type WebSocket, WebSocketServer } from 'ws'
import { dismiss, say, takesPacked } from '../managers/fan-out.ts'
import { Connection, type ConnectionDeps, type Identity } from './connection.ts'
import { Heartbeat } from './heartbeat.ts'
import { isAllowedOrigin } from './origin.ts'

/** The path of the socket on the server's one port. */
export const SOCKET_PATH = '/ws'
/** No message of ours is longer; a longer frame closes its socket with 1009 (R11). */
export const FRAME_LIMIT_BYTES = 16 * 1024
/** Tabs of one user; the oldest socket gives way to one more. */
const SOCKETS_PER_USER = 20
const UNAUTHENTICATED = 4401
const TRY_AGAIN_LATER = 1013
const TOO_MANY_TABS = 4429
const GOING_AWAY = 1001

export type GatewayDeps = Omit<ConnectionDeps, 'streams'> & {
  readSession: (cookieHeader: string | undefined) => Promise<Identity | null>
  /** Origins besides the server's own whose pages may connect. */
  allowedOrigins: readonly string[]
}

export type Gateway = {
  /** The round trip on this socket as the server measured it, in ms. */
  roundTripOf(ws: WebSocket): number | null
  /** Starts to answer upgrades on `server`. */
  attach(server: Server, streams: ConnectionDeps['streams']): void
  renameUser(userId: string, name: string): void
  connections(): number
  /** Closes those sockets of a user whose session has ended; they may come again by another. */
  endSessions(userId: string, hasEnded: (sessionId: string | null) => boolean): void
  /** Sessions of accounts that have a socket. */
  openSessions(): Set<string>
  /** Tells everyone to come back soon, and waits until they have gone. */
  close(): Promise<void>
}

/** The door for sockets: nobody passes without a signed session, and nothing is believed before it is parsed. */
export const createGateway = (deps: GatewayDeps): Gateway => {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: FRAME_LIMIT_BYTES,
    perMessageDeflate: false,
    clientTracking: true,
  })
  const connections = new Map<WebSocket, Connection>()
  const byUser = new Map<string, Set<WebSocket>>()

  const welcome = (ws: WebSocket, user: Identity, streams: ConnectionDeps['streams']) => {
    const mine = byUser.get(user.userId) ?? new Set()
    for (const oldest of mine) {
      if (mine.size < SOCKETS_PER_USER) break
      mine.delete(oldest)
      say(oldest, { type: 'message-refused', code: 'too-many-tabs', message: REFUSALS['too-many-tabs'] })
      dismiss(oldest, TOO_MANY_TABS, 'too many tabs', deps.timers)
    }
    byUser.set(user.userId, mine.add(ws))
    connections.set(ws, new Connection(ws, user, new Heartbeat(ws, deps.now, deps.timers), { ...deps, streams }))
    ws.on('close', () => {
      connections.delete(ws)
      mine.delete(ws)
      if (mine.size === 0 && byUser.get(user.userId) === mine) byUser.delete(user.userId)
    })
  }

  const upgrade = async (
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    streams: ConnectionDeps['streams'],
  ) => {
    // Until `ws` takes over, a broken connection has nobody else to hear of it.
    const ignore = () => {}
    socket.on('error', ignore)
    const [path, query = ''] = request.url?.split('?') ?? []
    if (path !== SOCKET_PATH) return turnAway(socket, '404 Not Found')
    if (!isAllowedOrigin(request.headers, deps.allowedOrigins)) return turnAway(socket, '403 Forbidden')
    const user = await deps.readSession(request.headers.cookie).catch(() => 'unknown' as const)
    socket.off('error', ignore)
    server.handleUpgrade(request, socket, head, (ws) => {
      if (query === 'packed') takesPacked(ws)
      if (user !== null && user !== 'unknown') return welcome(ws, user, streams)
      ws.on('error', ignore)
      // The session may be good: whoever is told that it is not would become somebody else.
      if (user === 'unknown') return ws.close(TRY_AGAIN_LATER, 'unavailable')
      say(ws, { type: 'message-refused', code: 'unauthenticated', message: REFUSALS.unauthenticated })
      ws.close(UNAUTHENTICATED, 'unauthenticated')
    })
  }

  return {
    roundTripOf: (ws) => connections.get(ws)?.heartbeat.roundTripMs ?? null,
    attach: (http, streams) => {
      http.on('upgrade', (request, socket, head) => void upgrade(request, socket, head, streams))
    },
    renameUser: (userId, name) => {
      for (const ws of byUser.get(userId) ?? []) {
        const connection = connections.get(ws)
        if (connection !== undefined) connection.user = { ...connection.user, name }
      }
    },
    connections: () => connections.size,
    endSessions: (userId, hasEnded) => {
      for (const ws of [...(byUser.get(userId) ?? [])]) {
        const sessionId = connections.get(ws)?.user.sessionId ?? null
        if (hasEnded(sessionId)) dismiss(ws, UNAUTHENTICATED, 'session-ended', deps.timers)
      }
    },
    openSessions: () => new Set([...connections.values()].flatMap(({ user }) => user.sessionId ?? [])),
    close: async () => {
      for (const ws of server.clients) ws.close(GOING_AWAY, 'restarting')
      const patience = setTimeout(() => {
        for (const ws of server.clients) ws.terminate()
      }, 1000)
      await new Promise<void>((resolve) => server.close(() => resolve()))
      clearTimeout(patience)
    },
  }
}

const turnAway = (socket: Duplex, status: string) => socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`)
