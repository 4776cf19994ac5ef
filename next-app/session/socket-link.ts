import {
  type LinkEvent,
  type LinkState,
  type LinkStep,
  type LocalMs,
  newLink,
  nextTickAt,
  type Refusal,
  stepLink,
  type UpMessage,
} from '@earshot/sync'
import type { Cancel, Environment, Socket } from './environment.ts'
import type { LinkStatus } from './link-status.ts'

export type LinkNews = {
  opened: () => void
  /** The link is down, for whatever reason; it comes back by itself. */
  closed: () => void
  /** A frame, and the instant at which it came. */
  received: (text: string, arrivedAt: LocalMs) => void
  /** The status is another. */
  changed: () => void
  /** The link is in doubt: send anything that is answered. */
  asked: () => void
}

/** Carries out what the core's link machine decides: opens and drops sockets, tells what they say. */
export class SocketLink {
  readonly #env: Environment
  readonly #news: LinkNews
  #state: LinkState | null = null
  #socket: Socket | null = null
  #cancelTick: Cancel | null = null

  constructor(env: Environment, news: LinkNews) {
    this.#env = env
    this.#news = news
  }

  open(): void {
    if (this.#state === null) this.#take(newLink(this.#env.now()))
  }

  /** Sends if the link stands; what cannot be sent is not kept. */
  send(message: UpMessage): void {
    if (this.#state?.phase === 'online') this.#socket?.send(JSON.stringify(message))
  }

  /** Sends a clock probe if the link stands. */
  probe(): void {
    if (this.#state?.phase === 'online') this.#socket?.probe()
  }

  wake(): void {
    this.#happened({ type: 'wake' })
  }

  /** The server will not have us: gives up for good. */
  refused(code: Refusal, message: string): void {
    if (this.#state !== null) this.#happened({ type: 'refused', socket: this.#state.socket, code, message })
  }

  /** Opens a new socket at once, as after a loss that is over. */
  renew(): void {
    if (this.#state === null) return
    this.#drop()
    this.#happened({ type: 'closed', socket: this.#state.socket, code: 1000 })
    this.#happened({ type: 'wake' })
  }

  close(): void {
    this.#happened({ type: 'stop' })
  }

  status(): LinkStatus {
    switch (this.#state?.phase) {
      case 'online':
        return { phase: 'online' }
      case 'waiting':
        return { phase: 'waiting', retryAt: this.#state.retryAt, attempt: this.#state.failures }
      case 'refused':
        return { phase: 'refused', code: this.#state.code, message: this.#state.message }
      case 'connecting':
      case 'closed':
      case undefined:
        return { phase: 'connecting' }
    }
  }

  #happened(event: LinkEvent): void {
    if (this.#state !== null) this.#take(stepLink(this.#state, event, this.#env.now(), this.#env.chance()))
  }

  #take({ state, actions }: LinkStep): void {
    const before = this.#state?.phase
    this.#state = state
    for (const action of actions) {
      if (action.type === 'open') this.#dial(action.socket)
      else if (action.type === 'drop') this.#drop()
      else this.#news.asked()
    }
    this.#schedule()
    if (state.phase === before) return
    if (before === 'online') this.#news.closed()
    if (state.phase === 'online') this.#news.opened()
    this.#news.changed()
  }

  #schedule(): void {
    this.#cancelTick?.()
    const at = this.#state === null ? null : nextTickAt(this.#state)
    this.#cancelTick =
      at === null ? null : this.#env.after(at - this.#env.now(), () => this.#happened({ type: 'tick' }))
  }

  #dial(socket: number): void {
    this.#drop()
    const isCurrent = () => this.#state?.socket === socket && this.#state.phase === 'connecting'
    this.#env
      .prepareSession()
      .then(() => {
        if (!isCurrent()) return
        this.#socket = this.#env.openSocket({
          opened: () => this.#happened({ type: 'opened', socket }),
          received: (text, arrivedAt) => {
            if (this.#state?.socket !== socket) return
            this.#news.received(text, arrivedAt)
            this.#happened({ type: 'heard', socket })
          },
          closed: (code) => this.#happened({ type: 'closed', socket, code }),
        })
      })
      .catch(() => this.#happened({ type: 'closed', socket, code: 1006 }))
  }

  #drop(): void {
    this.#socket?.close()
    this.#socket = null
  }
}
