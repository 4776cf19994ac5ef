'use client'

import { SocketProvider } from '../../context/socket-context.tsx'
import { words } from '../../lib/words.ts'
import { AudioStoreProvider } from '../../store/audioStore.tsx'
import { NoRoom } from './no-room-later.tsx'
import { RoomView } from './room-view.tsx'
import { useRoomCode } from './use-room-code.ts'

/** The room whose code stands in the address. */
export const Room = () => {
  const code = useRoomCode()
  if (code === null) return <NoRoom title={words.room.notFoundTitle} text={words.room.notFound(null)} />
  return (
    <SocketProvider spaceId={code ?? null}>
      <AudioStoreProvider>
        <RoomView code={code ?? null} />
      </AudioStoreProvider>
    </SocketProvider>
  )
}
