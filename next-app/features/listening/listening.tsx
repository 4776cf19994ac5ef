'use client'

import { useEffect } from 'react'
import { useRoomSession } from '../../context/socket-context.tsx'
import { holdMediaSession } from '../media-session/hold-media-session.ts'
import { KeysSheet } from '../shortcuts/keys-sheet.tsx'
import { holdSleep } from '../sleep/hold-sleep.ts'
import { SleepSheet } from '../sleep/sleep-sheet.tsx'
import { useWakeLock } from '../wake-lock/use-wake-lock.ts'

/** What goes on beside the sound for as long as one listens, and what is opened about it. */
export const Listening = () => {
  const session = useRoomSession()
  useEffect(() => (session === null ? undefined : holdMediaSession(session)), [session])
  useEffect(() => (session === null ? undefined : holdSleep(session)), [session])
  useWakeLock()
  return (
    <>
      <KeysSheet />
      <SleepSheet />
    </>
  )
}
