'use client'

import type { SpaceId } from '@earshot/sync'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { roomRoute } from '../../lib/room-code.ts'
import { playerWishOf } from '../../session/player-wish.ts'

/** Takes this page to a room; the room's page is fetched ahead. */
export const useGoToRoom = (): ((code: SpaceId, inviteKey?: string) => void) => {
  const router = useRouter()
  useEffect(() => router.prefetch('/room/_'), [router])
  // A player wished for here is meant for the room that follows, whose address will not name it.
  useEffect(() => void playerWishOf(location.search, sessionStorage), [])
  return (code, inviteKey) => router.push(roomRoute(code, inviteKey))
}
