'use client'

import { type ComponentProps, useEffect } from 'react'
import { create } from 'zustand'
import { toast } from '../../components/toast.ts'
import { words } from '../../lib/words.ts'
import { useRoom } from '../../store/audioStore.tsx'

type Parts = typeof import('./parts.ts')

const usePanels = create<{ parts: Parts | null }>()(() => ({ parts: null }))

/** Brings what is shut at first; answers whether it is there. */
export const bringPanels = async (): Promise<boolean> => {
  try {
    usePanels.setState({ parts: await import('./parts.ts') })
    return true
  } catch {
    return false
  }
}

/** Opens what may still have to come; says so where it does not come, and the next press tries again. */
export const openPanel = async (open: () => void): Promise<void> => {
  if (await bringPanels()) open()
  else toast.error(words.errors.panelMissing, { id: 'panel-missing' })
}

export const SyncPanel = (asked: ComponentProps<Parts['SyncPanel']>) => {
  const parts = usePanels((panels) => panels.parts)
  return parts && <parts.SyncPanel {...asked} />
}

/** What opens over the room when it is asked for. */
export const LaterPanels = () => {
  const parts = usePanels((panels) => panels.parts)
  return (
    parts && (
      <>
        <parts.DelayPanel />
        <parts.PersonCard />
        <parts.SettingsDialog />
        <parts.ChatSheet />
        <parts.ShareSheet />
      </>
    )
  )
}

/** Once there is sound nothing waits for them; and they must be there when the server has gone. */
export const useLaterPanels = (): void => {
  const isHeard = useRoom(({ sound }) => sound.state === 'in-step')
  useEffect(() => {
    if (isHeard) void bringPanels()
  }, [isHeard])
}
