'use client'

import { type ComponentProps, useEffect } from 'react'
import { laterParts } from '../../components/later-parts.ts'
import { useRoom } from '../../store/audioStore.tsx'
import { keptSleep } from '../sleep/kept-sleep.ts'

type Parts = typeof import('./parts.ts')

const { bring, useParts, withParts } = laterParts<Parts>(() => import('./parts.ts'))

/** Brings what is shut at first. */
export const bringPanels = (): void => void bring()

/** Opens what may still have to come; says so where it does not come, and the next press tries again. */
export const openPanel = (open: () => void): Promise<boolean> => withParts(open)

export const SyncPanel = (asked: ComponentProps<Parts['SyncPanel']>) => {
  const parts = useParts()
  return parts && <parts.SyncPanel {...asked} />
}

/** The sleep timer's mark, once there is anything that could run one. */
export const SleepMark = (asked: ComponentProps<Parts['SleepMark']>) => {
  const parts = useParts()
  return parts && <parts.SleepMark {...asked} />
}

/** The sound as light around the cover, once it is to be had. */
export const Visualiser = (asked: ComponentProps<Parts['Visualiser']>) => {
  const parts = useParts()
  return parts && <parts.Visualiser {...asked} />
}

/** What opens over the room when it is asked for, and what goes on beside the sound. */
export const LaterPanels = () => {
  const parts = useParts()
  return (
    parts && (
      <>
        <parts.DelayPanel />
        <parts.PersonCard />
        <parts.SettingsDialog />
        <parts.ChatSheet />
        <parts.ShareSheet />
        <parts.Listening />
      </>
    )
  )
}

/**
 * Once there is sound nothing waits for them; and they must be there when the server has gone. Who sleeps is not to be woken by
 * a reload: then they are there before it.
 */
export const useLaterPanels = (): void => {
  const isHeard = useRoom(({ sound }) => sound.state === 'in-step')
  useEffect(() => {
    if (isHeard || keptSleep() !== null) bringPanels()
  }, [isHeard])
}
