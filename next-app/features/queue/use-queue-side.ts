'use client'

import { create } from 'zustand'

export type QueueSide = 'next' | 'history'

type Shown = { side: QueueSide; isSaving: boolean }

/** Which side of the queue is up, and whether it is being saved as a playlist. */
export const useQueueSide = create<Shown>()(() => ({ side: 'next', isSaving: false }))

export const showSide = (side: QueueSide): void => useQueueSide.setState({ side, isSaving: false })

export const saveAsPlaylist = (isSaving: boolean): void => useQueueSide.setState({ isSaving })
