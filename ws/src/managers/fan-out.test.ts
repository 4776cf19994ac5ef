import { gunzipSync } from 'node:zlib'
import { expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { BACKLOG_LIMIT_BYTES, dismiss, fanOut, PACKED_FROM_BYTES, TOO_SLOW, takesPacked } from './fan-out.ts'

const socket = (bufferedAmount: number, readyState: number = WebSocket.OPEN) => {
  const fake = { bufferedAmount, readyState, send: vi.fn(), close: vi.fn(), terminate: vi.fn() }
  return { ...fake, ws: fake as unknown as WebSocket }
}
const message = { type: 'users-changed', spaceId: 'abcdef', users: [] } as never

it('R27: a slow reader gets no more than its backlog, and is told to go', () => {
  const [quick, slow, gone] = [socket(0), socket(BACKLOG_LIMIT_BYTES + 1), socket(0, WebSocket.CLOSED)]
  fanOut([quick.ws, slow.ws, gone.ws], message)
  expect(quick.send).toHaveBeenCalledOnce()
  expect(slow.send).not.toHaveBeenCalled()
  expect(slow.close).toHaveBeenCalledWith(TOO_SLOW, 'too slow')
  expect(gone.send).not.toHaveBeenCalled()
})

it('a long message is packed for who can unpack it, and is text for all others', () => {
  const [old, able] = [socket(0), socket(0)]
  takesPacked(able.ws)
  const users = Array.from({ length: PACKED_FROM_BYTES / 20 }, (_, n) => ({ userId: `user-${n}`, name: `User ${n}` }))
  const long = { ...(message as object), users } as never
  fanOut([old.ws, able.ws], long)
  expect(old.send).toHaveBeenCalledWith(Buffer.from(JSON.stringify(long)), { binary: false })
  const [packed, options] = able.send.mock.calls[0] as [Buffer, { binary: boolean }]
  expect(options).toEqual({ binary: true })
  expect(packed.length).toBeLessThan(JSON.stringify(long).length / 4)
  expect(gunzipSync(packed).toString()).toBe(JSON.stringify(long))
  fanOut([able.ws], message)
  expect(able.send).toHaveBeenLastCalledWith(Buffer.from(JSON.stringify(message)), { binary: false })
})

it('who does not go when told to is cut off', () => {
  const stubborn = socket(0)
  const timers = { setTimeout: (act: () => void) => act(), clearTimeout: () => {} }
  dismiss(stubborn.ws, 4400, 'why', timers)
  expect(stubborn.close).toHaveBeenCalledWith(4400, 'why')
  expect(stubborn.terminate).toHaveBeenCalledOnce()
})
