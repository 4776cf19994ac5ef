'use client'

import { useEffect } from 'react'
import { useRoom } from '../../store/audioStore.tsx'
import { usePreferences } from '../../store/preferences.ts'
import { Awake, type Lock } from './awake.ts'

/** Whether this browser can keep the screen on at all: on secure pages most can. */
export const canKeepAwake = (): boolean => typeof navigator !== 'undefined' && 'wakeLock' in navigator

const screenLock = async (): Promise<Lock> => {
  const sentinel = await navigator.wakeLock.request('screen')
  const lock: Lock = { release: () => sentinel.release(), onrelease: null }
  sentinel.onrelease = () => lock.onrelease?.()
  return lock
}

/** Keeps the screen on while the room plays, for who prefers that; a page that is out of sight loses it and takes it again. */
export const useWakeLock = (): void => {
  const isWanted = usePreferences((state) => state.keepsAwake)
  const isPlaying = useRoom((room) => room.isPlaying)
  const wants = isWanted && isPlaying
  useEffect(() => {
    if (!wants || !canKeepAwake()) return
    const awake = new Awake(screenLock)
    const look = () => void awake.want(document.visibilityState === 'visible')
    look()
    document.addEventListener('visibilitychange', look)
    return () => {
      document.removeEventListener('visibilitychange', look)
      void awake.want(false)
    }
  }, [wants])
}
