/*
 * A worker that holds the page's socket. Stamps taken in the page wait for whatever the page is doing, drawing and loading above all,
 * and always on the way back: a clock made of them is wrong by as much. It is a file of its own, and small, because the page starts it
 * before anything else of it has come (lib/early.ts). What it is told and what it says: session/socket/messages.ts.
 */

const sockets = new Map()

const say = (news) => postMessage(news)
// One epoch for the page and its workers (High Resolution Time, "estimated monotonic time of the Unix epoch").
const instant = () => performance.timeOrigin + performance.now()

const open = (socket, url) => {
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

const close = (socket) => {
  const ws = sockets.get(socket)
  sockets.delete(socket)
  if (ws === undefined) return
  ws.onopen = null
  ws.onmessage = null
  ws.onclose = null
  ws.close()
}

const send = (socket, text) => {
  const ws = sockets.get(socket)
  if (ws?.readyState === WebSocket.OPEN) ws.send(text())
}

addEventListener('message', ({ data }) => {
  switch (data.do) {
    case 'open':
      return open(data.socket, data.url)
    case 'send':
      return send(data.socket, () => data.text)
    case 'probe':
      return send(data.socket, () => JSON.stringify({ type: 'clock-probe', sentAt: instant() }))
    case 'close':
      return close(data.socket)
  }
})
