'use client'

import { useEffect } from 'react'
import { toast } from '../../components/toast.ts'
import { useRoomSession } from '../../context/socket-context.tsx'
import { words } from '../../lib/words.ts'
import { useRoom } from '../../store/audioStore.tsx'

/** Long enough to notice, to listen, and to think better of it. */
const SHOWN_MS = 20_000

/** Tells when somebody's measurement moved this device, each time once, and offers to take it back. */
export const useCorrections = (): void => {
  const session = useRoomSession()
  const correction = useRoom((room) => room.correction)
  useEffect(() => {
    if (correction === null) return
    const { id, by, lateMs, beforeMs } = correction
    toast(words.delay.measure.corrected(by.name, lateMs), {
      id: `correction-${id}`,
      durationMs: SHOWN_MS,
      action: { label: words.delay.measure.undo, onClick: () => session?.setOutputDelay(beforeMs) },
    })
  }, [correction, session])
}
