'use client'

import type { Queue, QueueOrder, Repeat } from '@earshot/sync'
import { ChevronsUpDown, EllipsisVertical, Repeat1, Repeat as RepeatIcon, Shuffle } from 'lucide-react'
import { useRoomSession } from '../../context/socket-context.tsx'
import { formatLength } from '../../lib/format.ts'
import { words } from '../../lib/words.ts'
import { useRoom } from '../../store/audioStore.tsx'
import { useQueue } from '../../store/queue/hopes.ts'
import { type QueueRights, useQueueRights } from '../../store/queue/rights.ts'
import { useParts, withParts } from './later.tsx'
import { useQueueHands } from './queue-hands.ts'
import { showSide, useQueueSide } from './use-queue-side.ts'

const SIDES = ['next', 'history'] as const
const ORDERS = ['added', 'votes', 'turns'] as const satisfies readonly QueueOrder[]
const AFTER: Record<Repeat, Repeat> = { off: 'all', all: 'one', one: 'off' }

const iconButton =
  'flex size-11 shrink-0 items-center justify-center rounded-full text-faint transition hover:bg-ink/8 hover:text-ink disabled:pointer-events-none disabled:opacity-35'

/** What is so of the whole queue, and what may be done with it. */
export const QueueHead = () => {
  const { side, isSaving } = useQueueSide()
  const parts = useParts()
  const queue = useQueue()
  const rights = useQueueRights()
  const session = useRoomSession()
  return (
    <div className="pb-1">
      <div className="flex items-center">
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset of two buttons would be read as a form */}
        <div role="group" aria-label={words.queue.sides} className="flex min-w-0 flex-1">
          {SIDES.map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={side === each}
              onClick={() => showSide(each)}
              className="min-h-11 rounded-full px-2 font-medium text-faint text-sm underline-offset-8 transition hover:text-ink aria-pressed:text-ink aria-pressed:underline aria-pressed:decoration-2 aria-pressed:decoration-accent"
            >
              {each === 'next' ? words.queue.upNext : words.queue.history}
            </button>
          ))}
        </div>
        {side === 'next' && <Controls queue={queue} rights={rights} />}
        <button
          type="button"
          aria-haspopup="menu"
          aria-label={words.queue.more}
          title={words.queue.more}
          onClick={({ currentTarget }) => void withParts((loaded) => loaded.openQueueMenu(session, currentTarget))}
          className={iconButton}
        >
          <EllipsisVertical aria-hidden="true" className="size-[1.15rem]" />
        </button>
      </div>
      {side === 'next' && <Summary queue={queue} rights={rights} />}
      {isSaving && parts && <parts.SavePlaylist />}
    </div>
  )
}

const Controls = ({ queue: { order, repeat, upcoming }, rights }: { queue: Queue; rights: QueueRights }) => {
  const hands = useQueueHands()
  const Icon = repeat === 'one' ? Repeat1 : RepeatIcon
  const name = words.queue.repeat[repeat]
  if (!rights.arrange) {
    if (repeat === 'off') return null
    return (
      <span role="img" aria-label={name} title={name} className="flex size-11 items-center justify-center text-accent">
        <Icon aria-hidden="true" className="size-[1.15rem]" />
      </span>
    )
  }
  return (
    <>
      <button
        type="button"
        aria-label={name}
        title={name}
        onClick={() => hands.repeat(AFTER[repeat])}
        className={`${iconButton} ${repeat === 'off' ? '' : 'text-accent hover:text-accent'}`}
      >
        <Icon aria-hidden="true" className="size-[1.15rem]" />
      </button>
      <button
        type="button"
        aria-label={words.queue.shuffle}
        title={order === 'added' ? words.queue.shuffle : words.queue.orderIsFixed}
        disabled={order !== 'added' || upcoming.length < 2}
        onClick={hands.shuffle}
        className={iconButton}
      >
        <Shuffle aria-hidden="true" className="size-[1.15rem]" />
      </button>
    </>
  )
}

/** How much waits, and in which order. */
const Summary = ({ queue: { order, upcoming }, rights }: { queue: Queue; rights: QueueRights }) => {
  const hands = useQueueHands()
  const least = useRoom(({ room }) => room?.settings.permissions['arrange-queue'] ?? 'listener')
  const lengthMs = upcoming.reduce((sum, { song }) => sum + (song.durationMs ?? 0), 0)
  return (
    <div className="flex min-h-9 items-center gap-3 pe-2 ps-2 text-faint text-sm">
      <p className="min-w-0 flex-1 truncate">
        {upcoming.length === 0
          ? words.queue.nothingWaits
          : `${words.queue.songs(upcoming.length)}, ${formatLength(lengthMs)}`}
      </p>
      {rights.arrange ? (
        <label className="relative -me-1 flex shrink-0 items-center">
          <span className="sr-only">{words.queue.order}</span>
          <select
            value={order}
            onChange={({ target }) => hands.order(target.value as QueueOrder)}
            className="-my-1 h-11 cursor-pointer appearance-none rounded-full bg-transparent pe-7 ps-3 text-end text-soft transition [&>option]:bg-raised hover:bg-ink/8 hover:text-ink"
          >
            {ORDERS.map((each) => (
              <option key={each} value={each}>
                {words.queue.orders[each]}
              </option>
            ))}
          </select>
          <ChevronsUpDown aria-hidden="true" className="pointer-events-none absolute end-2 size-3.5" />
        </label>
      ) : (
        <p title={words.people.whyNot(least, 'arrange-queue')} className="shrink-0 text-soft">
          <span className="sr-only">{words.queue.order}: </span>
          {words.queue.orders[order]}
        </p>
      )}
    </div>
  )
}
