import { EventEmitter } from 'node:events'
import type { WebSocket } from 'ws'

/** A server's end of a socket in memory: as much of `ws` as the gateway and the managers use. */
export class VirtualSocket extends EventEmitter {
  readonly OPEN = 1
  readyState = 1
  bufferedAmount = 0
  readonly #deliver: (text: string) => void
  readonly #hangUp: () => void

  constructor(deliver: (text: string) => void, hangUp: () => void) {
    super()
    this.#deliver = deliver
    this.#hangUp = hangUp
  }

  /** What the managers and the gateway take for a socket. */
  asWebSocket(): WebSocket {
    return this as unknown as WebSocket
  }

  send(frame: Buffer): void {
    if (this.readyState === this.OPEN) this.#deliver(frame.toString())
  }

  /** The browser answers a ping by itself; here the answer comes with the link's own delay, measured elsewhere. */
  ping(): void {}

  close(code = 1000): void {
    if (this.readyState !== this.OPEN) return
    this.readyState = 3
    this.#hangUp()
    this.emit('close', code)
  }

  terminate(): void {
    this.close(1006)
  }

  /** A frame came from the other end. */
  heard(text: string): void {
    if (this.readyState === this.OPEN) this.emit('message', Buffer.from(text), false)
  }
}
