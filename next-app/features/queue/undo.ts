'use client'

import { useEffect } from 'react'
import { dismissToast, toast, useToasts } from '../../components/toast.ts'
import { words } from '../../lib/words.ts'
import type { RoomSession } from '../../session/room-session.ts'
import { useRoom } from '../../store/audioStore.tsx'

/** Long enough to see what one has done. */
const SHOWN_MS = 8_000
const ID = 'undo'

/** Says what was done to the queue, and lets it be taken back. */
export const offerUndo = (said: string, undo: () => void): void =>
  toast(said, { id: ID, durationMs: SHOWN_MS, action: { label: words.queue.undo, onClick: undo } })

/** Takes back the newest change to the queue, if it was one's own. */
export const undoQueue = async (session: RoomSession): Promise<void> => {
  const refusal = await session.tell({ type: 'undo-queue' })
  toast(refusal === null ? words.queue.undone : words.refusals[refusal], { id: 'undone' })
}

/** What somebody else has changed since cannot be taken back any more, and is not offered. */
export const useUndoWhileItLasts = (): void => {
  const isOwn = useRoom(({ undo, you }) => undo !== null && undo.userId === you?.userId)
  useEffect(() => {
    if (!isOwn) for (const shown of useToasts.getState().shown) if (shown.id === ID) dismissToast(shown)
  }, [isOwn])
}
