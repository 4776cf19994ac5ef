import type { Socket } from 'node:net'
import type { buildConnector } from 'undici'

const ICY = Buffer.from('ICY ')
const HTTP = Buffer.from('HTTP/1.0 ')

/**
 * Lets an HTTP client talk to SHOUTcast servers before 2.0: their answers begin with `ICY 200 OK` instead of a version of
 * HTTP, and are HTTP/1.0 in everything else.
 */
export const acceptIcy =
  (connect: buildConnector.connector): buildConnector.connector =>
  (options, done) =>
    connect(options, (...result) => {
      const [, socket] = result
      if (socket) rewriteBeginning(socket)
      return done(...result)
    })

/** The client reads its socket by `read`: what that answers first is looked at. */
const rewriteBeginning = (socket: Socket): void => {
  const read = socket.read.bind(socket)
  socket.read = (size?: number) => {
    const bytes: unknown = read(size)
    if (!Buffer.isBuffer(bytes)) return bytes
    socket.read = read
    return bytes.subarray(0, ICY.length).equals(ICY) ? Buffer.concat([HTTP, bytes.subarray(ICY.length)]) : bytes
  }
}
