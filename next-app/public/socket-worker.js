/*
 * A worker that holds the page's socket. Stamps taken in the page wait for whatever the page is doing, drawing and loading above all,
 * and always on the way back: a clock made of them is wrong by as much. It is a file of its own, and small, because the page starts it
 * before anything else of it has come (lib/early.ts). What it is told and what it says: session/socket/messages.ts.
 */

const sockets = new Map()

const say = (news) => postMessage(news)
// One epoch for the page and its workers (High Resolution Time, "estimated monotonic time of the Unix epoch").
const instant = () => performance.timeOrigin + performance.now()

/** Long messages come packed to who asks for it: over a slow network a long one is there more than a second sooner. */
const canUnpack = typeof DecompressionStream === 'function'
const unpack = (data) => new Response(new Blob([data]).stream().pipeThrough(new DecompressionStream('gzip'))).text()

const open = (socket, url) => {
  const ws = new WebSocket(canUnpack ? `${url}?packed` : url)
  ws.binaryType = 'arraybuffer'
  sockets.set(socket, ws)
  // What comes while something is unpacked waits its turn, with the stamp of when it came.
  let waiting = 0
  let before = Promise.resolve()
  const inTurn = (act) => {
    waiting += 1
    before = before.then(act).finally(() => {
      waiting -= 1
    })
  }
  ws.onopen = () => say({ say: 'opened', socket })
  ws.onmessage = ({ data }) => {
    const at = instant()
    const received = (text) => say({ say: 'received', socket, text, at })
    if (typeof data !== 'string') inTurn(() => unpack(data).then(received, () => ws.close()))
    else if (waiting > 0) inTurn(() => received(data))
    else received(data)
  }
  ws.onclose = ({ code }) => {
    sockets.delete(socket)
    inTurn(() => say({ say: 'closed', socket, code }))
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
