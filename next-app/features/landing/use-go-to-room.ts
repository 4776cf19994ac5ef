'use client'

import type { SpaceId } from '@earshot/sync'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { roomRoute } from '../../lib/room-code.ts'

/** Takes this page to a room; the room's page is fetched ahead. */
export const useGoToRoom = (): ((code: SpaceId) => void) => {
  const router = useRouter()
  useEffect(() => router.prefetch('/room/_'), [router])
  return (code) => router.push(roomRoute(code))
}
