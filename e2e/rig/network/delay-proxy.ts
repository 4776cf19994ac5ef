import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { Bottleneck } from './bottleneck.ts'
import { DelayLine } from './delay-line.ts'
import type { Path, Way } from './networks.ts'

/** More than this on its way, and the sender has to wait. */
const UNDERWAY_BYTES = 1 << 20
/** While a queue is full it is looked again so often. */
const LOOK_AGAIN_MS = 10

/** Hands on what comes from one socket to the other as late as the line says, in order, its end included. */
function pass(from: Socket, to: Socket, line: DelayLine): void {
  type Piece = { at: number; data: Buffer | null }
  const underway: Piece[] = []
  let bytes = 0
  let timer: NodeJS.Timeout | null = null

  const arrive = () => {
    timer = null
    while (underway[0] && underway[0].at <= performance.now()) {
      const data = underway.shift()?.data ?? null
      bytes -= data?.length ?? 0
      if (to.destroyed) continue
      if (data === null) to.end()
      else to.write(data)
    }
    goOn()
    wait()
  }
  const mayGoOn = () => bytes <= UNDERWAY_BYTES && !line.isFull(performance.now())
  const goOn = () => {
    if (!from.isPaused() || from.destroyed) return
    if (mayGoOn()) from.resume()
    else if (bytes === 0) setTimeout(goOn, LOOK_AGAIN_MS)
  }
  const wait = () => {
    const next = underway[0]
    if (next && timer === null) timer = setTimeout(arrive, Math.max(0, next.at - performance.now()))
  }
  const send = (data: Buffer | null) => {
    underway.push({ at: line.arrivalOf(performance.now(), data?.length), data })
    bytes += data?.length ?? 0
    if (!mayGoOn()) from.pause()
    wait()
  }
  from.on('data', send)
  from.on('end', () => send(null))
  from.on('error', () => to.destroy())
  from.on('close', () => {
    if (underway.length === 0) to.destroy()
  })
}

/** A TCP port in front of another one on this machine. */
export type DelayProxy = { port: number; close: () => void }

/** Opens a port whose connections lead to `targetPort`, each with delays of its own. */
export async function delayProxy(targetPort: number, { up, down }: Path, random: () => number): Promise<DelayProxy> {
  const sockets = new Set<Socket>()
  const keep = (socket: Socket) => {
    sockets.add(socket)
    socket.setNoDelay(true)
    socket.on('close', () => sockets.delete(socket))
  }
  const narrowOf = ({ narrow }: Way) => (narrow ? new Bottleneck(narrow, random) : null)
  const [narrowUp, narrowDown] = [narrowOf(up), narrowOf(down)]
  const server = createServer({ allowHalfOpen: true }, (client) => {
    const target = connect({ port: targetPort, host: '127.0.0.1', allowHalfOpen: true })
    keep(client)
    keep(target)
    pass(client, target, new DelayLine(up, random, narrowUp))
    pass(target, client, new DelayLine(down, random, narrowDown))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}
