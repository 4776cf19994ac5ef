'use client'

import { DEFAULT_SETTINGS, type RoomSettings } from '@earshot/sync'
import { useRoom } from '../../store/audioStore.tsx'
import { useSettled } from '../link/use-settled.ts'
import { useTell } from '../link/use-tell.ts'

type Values = RoomSettings & { name: string }

/** One thing of a room that its people may set, and how to set it. */
export const useChangeSetting = <Key extends keyof Values>(key: Key): [Values[Key], (value: Values[Key]) => void] => {
  const tell = useTell()
  const actual = useRoom(({ room }): Values[Key] => {
    const values: Values = { name: '', ...(room?.settings ?? DEFAULT_SETTINGS), ...(room && { name: room.name }) }
    return values[key]
  })
  return useSettled(actual, (value) =>
    tell(
      key === 'name'
        ? { type: 'change-room', name: value as string }
        : { type: 'change-room', settings: { [key]: value } },
    ),
  )
}
