'use client'

import { words } from '../../lib/words.ts'
import { useRoom } from '../../store/audioStore.tsx'

/** Who decides while the host is away; nothing while the host is there. */
export const ActingHost = () => {
  const actingId = useRoom(({ room }) => room?.actingHostId ?? null)
  const name = useRoom(({ users }) => users.find(({ userId }) => userId === actingId)?.name)
  const isYou = useRoom(({ you }) => you?.userId === actingId)
  if (actingId === null || name === undefined) return null
  return (
    <p role="status" className="mt-1 text-soft text-sm">
      {isYou ? words.people.youActingHost : words.people.actingHost(name)}
    </p>
  )
}
