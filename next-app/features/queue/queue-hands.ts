'use client'

import type { Item, QueueEdit, QueueOrder, Repeat, Vote } from '@earshot/sync'
import { useMemo } from 'react'
import { toast } from '../../components/toast.ts'
import { useRoomSession } from '../../context/socket-context.tsx'
import { words } from '../../lib/words.ts'
import type { RoomSession, Told } from '../../session/room-session.ts'
import { hope } from '../../store/queue/hopes.ts'
import type { Place } from '../../store/queue/places.ts'
import { offerUndo, undoQueue } from './undo.ts'

/** What may be done to the queue by hand: seen at once, told when it is refused, and offered to be taken back. */
export const queueHandsOn = (session: RoomSession | null) => {
  const change = async (command: Told, edit: QueueEdit | null, said?: string): Promise<void> => {
    if (session === null) return
    const settle = edit === null ? null : hope(edit)
    const refusal = await session.tell(command)
    settle?.()
    if (refusal !== null) toast(words.refusals[refusal], { id: refusal })
    else if (said !== undefined) offerUndo(said, () => void undoQueue(session))
  }
  return {
    order: (order: QueueOrder) =>
      void change({ type: 'set-order', order }, { type: 'order', order }, words.queue.ordered(order)),
    repeat: (repeat: Repeat) => void change({ type: 'set-repeat', repeat }, { type: 'repeat', repeat }),
    shuffle: () => void change({ type: 'shuffle-queue' }, null, words.queue.shuffled),
    clear: (many: number) => void change({ type: 'clear-queue' }, { type: 'clear' }, words.queue.cleared(many)),
    move: ({ itemId, song }: Item, { before }: Place) =>
      void change(
        { type: 'move-item', itemId, before },
        { type: 'move', itemId, before },
        words.queue.moved(song.title),
      ),
    playNext: ({ itemId, song }: Item) =>
      void change({ type: 'play-next', itemId }, { type: 'advance', itemId }, words.queue.playsNext(song.title)),
    remove: ({ itemId, song }: Item) =>
      void change({ type: 'remove-item', itemId }, { type: 'remove', itemId }, words.queue.removed(song.title)),
    vote: ({ itemId }: Item, vote: Vote) => {
      const userId = session?.getSnapshot().you?.userId
      if (userId !== undefined) void change({ type: 'vote-item', itemId, vote }, { type: 'vote', itemId, userId, vote })
    },
  }
}

export type QueueHands = ReturnType<typeof queueHandsOn>

export const useQueueHands = (): QueueHands => {
  const session = useRoomSession()
  return useMemo(() => queueHandsOn(session), [session])
}
