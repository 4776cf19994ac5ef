import type { DownMessage } from '@earshot/sync'
import { WebSocket } from 'ws'

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

const sendFrame = (ws: WebSocket, frame: Buffer) => {
  if (ws.readyState !== WebSocket.OPEN) return
  if (ws.bufferedAmount > BACKLOG_LIMIT_BYTES) {
    ws.close(TOO_SLOW, 'too slow')
    // A reader that reads nothing does not read the close either.
    ws.terminate()
    return
  }
  ws.send(frame, { binary: false })
}
