import type { DownMessage } from '@earshot/sync'
import { WebSocket } from 'ws'
import { realTimers, type Timers } from './alarm.ts'

/** Bytes that may wait for one reader; a slower one is dropped and finds everything again when it rejoins (R27). */
export const BACKLOG_LIMIT_BYTES = 1024 * 1024

/** Close code for a reader too slow for its room. */
export const TOO_SLOW = 4408

/** Says `message` to each socket; it is put into bytes once. */
export const fanOut = (sockets: readonly WebSocket[], message: DownMessage): void => {
  const frame = Buffer.from(JSON.stringify(message))
  for (const ws of sockets) sendFrame(ws, frame)
}

export const say = (ws: WebSocket, message: DownMessage): void => sendFrame(ws, Buffer.from(JSON.stringify(message)))

/** Who is told to go has so long to read why; then the line is cut, whatever the other end does. */
const GOODBYE_MS = 1000

/** Closes a socket for a reason, and sees to it that it goes. */
export const dismiss = (ws: WebSocket, code: number, reason: string, timers: Timers = realTimers): void => {
  ws.close(code, reason)
  timers.setTimeout(() => ws.terminate(), GOODBYE_MS)
}

const sendFrame = (ws: WebSocket, frame: Buffer) => {
  if (ws.readyState !== WebSocket.OPEN) return
  if (ws.bufferedAmount > BACKLOG_LIMIT_BYTES) {
    return dismiss(ws, TOO_SLOW, 'too slow')
  }
  ws.send(frame, { binary: false })
}
