'use client'

import type { PublicUser } from '@earshot/sync'
import { useShallow } from 'zustand/react/shallow'
import { useAudioStore } from '../../store/audioStore.tsx'
import { type Stands, standsOf, summaryOf } from './standings.ts'

/** How someone stands; null while nothing is known of it. */
export const useStands = (user: PublicUser): Stands | null =>
  useAudioStore(useShallow(({ room }) => standsOf(room, user)))

/** The line on everyone together, or null. */
export const useSummary = (): string | null => useAudioStore(({ room }) => summaryOf(room))
