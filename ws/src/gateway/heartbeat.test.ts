import { EventEmitter } from 'node:events'
import { fakeClock } from '@earshot/sync/testing'
import { describe, expect, it } from 'vitest'
import type { WebSocket } from 'ws'
import { Heartbeat } from './heartbeat.ts'

/** A socket at whose other end pongs come after as long as `roundTrips` says, one after the other. */
const stage = (roundTrips: readonly number[]) => {
  const clock = fakeClock()
  const left = [...roundTrips]
  const socket = Object.assign(new EventEmitter(), {
    pings: [] as number[],
    ended: false,
    ping() {
      socket.pings.push(clock.now())
      const roundTripMs = left.length > 1 ? left.shift() : left[0]
      if (roundTripMs !== undefined) clock.after(roundTripMs, () => socket.emit('pong'))
    },
    terminate() {
      socket.ended = true
    },
  })
  const timers = {
    setTimeout: (act: () => void, ms: number) => clock.after(ms, act),
    clearTimeout: (timer: unknown) => typeof timer === 'function' && timer(),
  }
  const heartbeat = new Heartbeat(socket as unknown as WebSocket, clock.now, timers)
  return { clock, socket, heartbeat }
}

describe('the heartbeat', () => {
  it('measures a loading page by what it answers once it has loaded', () => {
    const { clock, heartbeat } = stage([900, 240, 40])
    clock.runUntil(5000)
    expect(heartbeat.roundTripMs).toBe(40)
  })

  it('takes a device that is busy now and then by what it answers in between', () => {
    const { clock, heartbeat } = stage([40, 40, 160, 170, 45, 150, 180, 44, 160])
    clock.runUntil(7500)
    expect(heartbeat.roundTripMs).toBeLessThan(50)
  })

  it('is not moved by one late pong', () => {
    const { clock, heartbeat } = stage([40, 40, 40, 40, 40, 950, 40])
    clock.runUntil(30_000)
    expect(heartbeat.roundTripMs).toBe(40)
  })

  it('follows a path that has become slower within a few beats', () => {
    const { clock, heartbeat } = stage([40, 40, 40, 40, 40, 200])
    clock.runUntil(30_000)
    expect(heartbeat.roundTripMs).toBe(200)
  })

  it('asks every ten seconds in the long run, and ends a socket that has said nothing for minutes', () => {
    const { clock, socket } = stage([])
    clock.runUntil(100_000)
    expect([socket.pings.length, socket.ended]).toEqual([1, false])
    clock.runUntil(200_000)
    expect(socket.ended).toBe(true)
    const answering = stage([40])
    answering.clock.runUntil(100_000)
    expect(answering.socket.pings.length).toBeLessThan(25)
    expect(answering.socket.ended).toBe(false)
  })
})
