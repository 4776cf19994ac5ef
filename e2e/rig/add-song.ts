import { PROTOCOL_VERSION, type SongId } from '@earshot/sync'
import { WebSocket } from 'ws'

const WITHIN_MS = 10_000

/** Somebody without a page adds songs of the library to a room, one after the other, and leaves. */
export async function addSongs(roomUrl: string, songIds: readonly SongId[]): Promise<void> {
  const { origin, host, pathname } = new URL(roomUrl)
  const session = await fetch(`${origin}/api/session`, { method: 'POST' })
  const cookie = session.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const socket = new WebSocket(`ws://${host}/ws`, { headers: { cookie } })
  const say = (message: object) => socket.send(JSON.stringify(message))
  try {
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('the room did not answer')), WITHIN_MS)
      const left = [...songIds]
      const next = () => {
        const songId = left.shift()
        if (songId !== undefined)
          return say({ type: 'add-song', commandId: `add-${left.length}-${songId}`.slice(0, 32), songId })
        clearTimeout(late)
        return resolve()
      }
      socket.on('open', () =>
        say({ type: 'join-room', protocolVersion: PROTOCOL_VERSION, spaceId: pathname.split('/').at(-1) }),
      )
      socket.on('message', (data) => {
        const { type, code } = JSON.parse(String(data))
        if (type === 'room-joined' || type === 'command-accepted') next()
        if (type === 'command-refused' || type === 'message-refused') reject(new Error(code))
      })
      socket.on('error', reject)
    })
  } finally {
    socket.close()
  }
}
