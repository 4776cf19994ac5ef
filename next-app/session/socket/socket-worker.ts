import type { UpMessage } from '@earshot/sync'
import type { SocketNews, SocketOrder } from './messages.ts'

/**
 * A worker that holds the page's socket. Stamps taken in the page wait for whatever the page is doing, drawing and loading
 * above all, and always on the way back: a clock made of them is wrong by as much.
 */

const sockets = new Map<number, WebSocket>()

const say = (news: SocketNews) => postMessage(news)
// One epoch for the page and its workers (High Resolution Time, "estimated monotonic time of the Unix epoch").
const instant = () => performance.timeOrigin + performance.now()

const open = (socket: number, url: string) => {
  const ws = new WebSocket(url)
  sockets.set(socket, ws)
  ws.onopen = () => say({ say: 'opened', socket })
  ws.onmessage = ({ data }) => {
    const at = instant()
    if (typeof data === 'string') say({ say: 'received', socket, text: data, at })
  }
  ws.onclose = ({ code }) => {
    sockets.delete(socket)
    say({ say: 'closed', socket, code })
  }
}

const close = (socket: number) => {
  const ws = sockets.get(socket)
  sockets.delete(socket)
  if (ws === undefined) return
  ws.onopen = null
  ws.onmessage = null
  ws.onclose = null
  ws.close()
}

const send = (socket: number, text: () => string) => {
  const ws = sockets.get(socket)
  if (ws?.readyState === WebSocket.OPEN) ws.send(text())
}

addEventListener('message', ({ data }: MessageEvent<SocketOrder>) => {
  switch (data.do) {
    case 'open':
      return open(data.socket, data.url)
    case 'send':
      return send(data.socket, () => data.text)
    case 'probe':
      return send(data.socket, () => {
        const probe: { type: (UpMessage & { type: 'clock-probe' })['type']; sentAt: number } = {
          type: 'clock-probe',
          sentAt: instant(),
        }
        return JSON.stringify(probe)
      })
    case 'close':
      return close(data.socket)
    default:
      return data satisfies never
  }
})
