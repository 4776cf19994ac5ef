import { asLocalMs, type LocalMs } from '@earshot/sync'
import { takeSocketWorker } from '../../lib/early.ts'
import type { Socket, SocketEvents } from '../environment.ts'
import type { SocketNews, SocketOrder } from './messages.ts'

/** Opens the page's sockets: in a worker, or in the page itself where there is no worker. */
export type Sockets = { open: (url: string, events: SocketEvents) => Socket }

/** Sockets in the page itself: stamps wait for whatever the page is doing. */
export const pageSockets = (now: () => LocalMs): Sockets => ({
  open: (url, events) => {
    const ws = new WebSocket(url)
    const send = (text: string) => {
      if (ws.readyState === WebSocket.OPEN) ws.send(text)
    }
    ws.onopen = () => events.opened()
    ws.onmessage = ({ data }) => {
      const at = now()
      if (typeof data === 'string') events.received(data, at)
    }
    ws.onclose = ({ code }) => events.closed(code)
    return {
      send,
      probe: () => send(JSON.stringify({ type: 'clock-probe', sentAt: now() })),
      close: () => {
        ws.onopen = null
        ws.onmessage = null
        ws.onclose = null
        ws.close()
      },
    }
  },
})

/** Sockets in a worker, whose stamps wait for nothing; should the worker fail, those in the page take over. */
export const workerSockets = (now: () => LocalMs): Sockets => {
  const listening = new Map<number, SocketEvents>()
  let worker: Worker | null = null
  let nextSocket = 1
  let fallback: Sockets | null = null

  const fail = () => {
    worker?.terminate()
    worker = null
    fallback = pageSockets(now)
    for (const events of [...listening.values()]) events.closed(1006)
    listening.clear()
  }
  const begin = (): Worker => {
    const begun = takeSocketWorker()
    begun.onerror = (event) => {
      event.preventDefault()
      fail()
    }
    begun.onmessage = ({ data }: MessageEvent<SocketNews>) => {
      const events = listening.get(data.socket)
      if (data.say === 'opened') events?.opened()
      else if (data.say === 'received') events?.received(data.text, asLocalMs(data.at))
      else {
        listening.delete(data.socket)
        events?.closed(data.code)
      }
    }
    return begun
  }

  return {
    open: (url, events) => {
      if (fallback !== null) return fallback.open(url, events)
      worker ??= begin()
      const socket = nextSocket++
      const post = (order: SocketOrder) => worker?.postMessage(order)
      listening.set(socket, events)
      post({ do: 'open', socket, url })
      return {
        send: (text) => post({ do: 'send', socket, text }),
        probe: () => post({ do: 'probe', socket }),
        close: () => {
          listening.delete(socket)
          post({ do: 'close', socket })
        },
      }
    },
  }
}
