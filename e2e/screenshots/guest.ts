import { type ListenerState, PROTOCOL_VERSION } from '@earshot/sync'
import { WebSocket } from 'ws'

const IN_STEP: ListenerState = {
  state: 'in-step',
  errorMs: 0.3,
  boundMs: 2,
  player: 'stream',
  accuracy: 'sample',
  outputLatencyMs: 24,
}

let guests = 0

/** Somebody in a room without a browser, who is there, stands somehow and says things. Each comes from an address of their own. */
export class Guest {
  readonly #socket: WebSocket
  #commands = 0

  private constructor(socket: WebSocket) {
    this.#socket = socket
  }

  /** Comes into a room by its address; `state` is how they stand. */
  static async join(roomUrl: string, name: string, state: Partial<ListenerState> = {}): Promise<Guest> {
    const { origin, host, pathname } = new URL(roomUrl)
    const n = ++guests
    const headers = { 'x-forwarded-for': `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}` }
    const cookieOf = (answer: Response) =>
      answer.headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; ')
    const session = cookieOf(await fetch(`${origin}/api/session`, { method: 'POST', headers }))
    // The name stands in the cookie.
    const cookie = cookieOf(
      await fetch(`${origin}/api/session`, {
        method: 'PATCH',
        headers: { ...headers, cookie: session, 'content-type': 'application/json' },
        body: JSON.stringify({ name }),
      }),
    )
    const socket = new WebSocket(`ws://${host}/ws`, { headers: { ...headers, cookie } })
    const guest = new Guest(socket)
    await new Promise<void>((resolve, reject) => {
      socket.on('error', reject)
      socket.on('open', () =>
        guest.#say({ type: 'join-room', protocolVersion: PROTOCOL_VERSION, spaceId: pathname.split('/').at(-1) }),
      )
      socket.on('message', (data) => {
        const { type, code } = JSON.parse(String(data))
        if (type === 'room-joined') resolve()
        if (type === 'message-refused') reject(new Error(`${name} may not come in: ${code}`))
      })
    })
    guest.#say({ type: 'report-state', ...IN_STEP, ...state })
    return guest
  }

  chat(text: string): void {
    this.tell({ type: 'send-chat', text })
  }

  /** Gives a command. */
  tell(command: object): void {
    this.#say({ commandId: `picture-${++this.#commands}`, ...command })
  }

  leave(): void {
    this.#socket.close()
  }

  #say(message: object): void {
    this.#socket.send(JSON.stringify(message))
  }
}
