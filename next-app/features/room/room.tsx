'use client'

import { SocketProvider } from '../../context/socket-context.tsx'
import { words } from '../../lib/words.ts'
import { AudioStoreProvider } from '../../store/audioStore.tsx'
import { InLanguage } from '../language/in-language.tsx'
import { NoRoom } from './no-room-later.tsx'
import { RoomView } from './room-view.tsx'
import { useRoomCode } from './use-room-code.ts'

const NotARoom = () => <NoRoom title={words.room.notFoundTitle} text={words.room.notFound(null)} />

/** The room whose code stands in the address. */
export const Room = () => {
  const code = useRoomCode()
  if (code === null) {
    return (
      <InLanguage>
        <NotARoom />
      </InLanguage>
    )
  }
  return (
    <SocketProvider spaceId={code ?? null}>
      <AudioStoreProvider>
        <InLanguage>
          <RoomView code={code ?? null} />
        </InLanguage>
      </AudioStoreProvider>
    </SocketProvider>
  )
}
