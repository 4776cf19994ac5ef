import { asLocalMs, publicUser } from '@earshot/sync'
import { nanoid } from 'nanoid'
import { takeEarlyGuest } from '../lib/early.ts'
import type { Environment } from './environment.ts'
import { pageSockets, type Sockets, workerSockets } from './socket/open-socket.ts'

/** A connection that says nothing for so long is no answer. */
const PREPARE_WITHIN_MS = 8000

const now = () => asLocalMs(performance.timeOrigin + performance.now())

/** The world around a session in a browser: its clock, its sockets, its waking. */
export const browserEnvironment = (
  sockets: Sockets = 'Worker' in globalThis ? workerSockets(now) : pageSockets(now),
): Environment => ({
  now,
  after: (ms, act) => {
    const timer = setTimeout(act, Math.max(0, ms))
    return () => clearTimeout(timer)
  },
  chance: Math.random,
  newCommandId: () => nanoid(12),
  isHidden: () => document.visibilityState === 'hidden',
  prepareSession: async () => {
    if (publicUser.safeParse(await takeEarlyGuest()).success) return
    const response = await fetch('/api/session', { method: 'POST', signal: AbortSignal.timeout(PREPARE_WITHIN_MS) })
    publicUser.parse(await response.json())
  },
  openSocket: (events) => sockets.open(socketUrl(window.location), events),
  openMicrophone: async () => (await import('./calibration/microphone.ts')).openMicrophone(now),
  onWake: (listener) => {
    const seen = () => {
      if (document.visibilityState === 'visible') listener()
    }
    document.addEventListener('visibilitychange', seen)
    window.addEventListener('online', listener)
    window.addEventListener('pageshow', listener)
    return () => {
      document.removeEventListener('visibilitychange', seen)
      window.removeEventListener('online', listener)
      window.removeEventListener('pageshow', listener)
    }
  },
})

/** The socket's address: beside the page, or where development says the server is. */
export const socketUrl = ({ protocol, host, hostname }: Pick<Location, 'protocol' | 'host' | 'hostname'>): string => {
  const devPort = process.env.NEXT_PUBLIC_WS_PORT
  const at = devPort === undefined ? host : `${hostname}:${devPort}`
  return `${protocol === 'https:' ? 'wss' : 'ws'}://${at}/ws`
}
