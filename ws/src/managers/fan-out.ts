import { gzipSync } from 'node:zlib'
import type { DownMessage } from '@earshot/sync'
import { WebSocket } from 'ws'
import { realTimers, type Timers } from './alarm.ts'

/** Bytes that may wait for one reader; a slower one is dropped and finds everything again when it rejoins (R27). */
export const BACKLOG_LIMIT_BYTES = 1024 * 1024

/** Close code for a reader too slow for its room. */
export const TOO_SLOW = 4408

/**
 * Longer messages are packed for who can unpack them: a room with a long queue is 200 KB of text, and less than a tenth of
 * that packed.
 */
export const PACKED_FROM_BYTES = 16 * 1024
/** Each socket is held up while it is packed, some 2 ms for 200 KB. */
const PACKING = { level: 3 }

const unpacking = new WeakSet<WebSocket>()

/**
 * From now on long messages to this socket are binary frames: the text as gzip. Not the protocol's own compression, which
 * would hold up probes.
 */
export const takesPacked = (ws: WebSocket): void => void unpacking.add(ws)

/** Says `message` to each socket; it is put into bytes once. */
export const fanOut = (sockets: readonly WebSocket[], message: DownMessage): void => {
  const text = Buffer.from(JSON.stringify(message))
  let packed: Buffer | undefined
  for (const ws of sockets) {
    if (text.length < PACKED_FROM_BYTES || !unpacking.has(ws)) sendFrame(ws, text, false)
    else {
      packed ??= gzipSync(text, PACKING)
      sendFrame(ws, packed, true)
    }
  }
}

export const say = (ws: WebSocket, message: DownMessage): void => fanOut([ws], message)

/** Who is told to go has so long to read why; then the line is cut, whatever the other end does. */
const GOODBYE_MS = 1000

/** Closes a socket for a reason, and sees to it that it goes. */
export const dismiss = (ws: WebSocket, code: number, reason: string, timers: Timers = realTimers): void => {
  ws.close(code, reason)
  timers.setTimeout(() => ws.terminate(), GOODBYE_MS)
}

const sendFrame = (ws: WebSocket, frame: Buffer, binary: boolean) => {
  if (ws.readyState !== WebSocket.OPEN) return
  if (ws.bufferedAmount > BACKLOG_LIMIT_BYTES) {
    return dismiss(ws, TOO_SLOW, 'too slow')
  }
  ws.send(frame, { binary })
}
