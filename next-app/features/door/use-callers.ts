'use client'

import type { PublicUser, SpaceId } from '@earshot/sync'
import { useEffect, useState } from 'react'
import { askRoomName, whoAmI } from '../../lib/space-api.ts'
import { useRoom } from '../../store/audioStore.tsx'

/** Who you are to this server, also before any room has said so; null until that is known. */
export const useYourself = (): [PublicUser | null, (renamed: PublicUser) => void] => {
  const known = useRoom((room) => room.you)
  const [asked, setAsked] = useState<PublicUser | null>(null)
  useEffect(() => {
    if (known !== null) return
    let isWanted = true
    whoAmI().then((answer) => isWanted && answer.ok && setAsked(answer.value))
    return () => {
      isWanted = false
    }
  }, [known])
  return [asked ?? known, setAsked]
}

/** What a room that one is not in is called; empty until that is known. */
export const useRoomName = (code: SpaceId): string => {
  const known = useRoom((room) => room.name)
  const [asked, setAsked] = useState('')
  useEffect(() => {
    if (known !== '') return
    let isWanted = true
    askRoomName(code).then((answer) => isWanted && answer.ok && setAsked(answer.value))
    return () => {
      isWanted = false
    }
  }, [code, known])
  return known || asked
}
