'use client'

import { type Item, scoreOf, type Vote } from '@earshot/sync'
import { ChevronDown, ChevronUp } from 'lucide-react'
import { words } from '../../lib/words.ts'
import type { QueueRights } from '../../store/queue/rights.ts'
import { useQueueHands } from './queue-hands.ts'

const { votes: said } = words.queue
const arrow = 'flex h-6.5 w-11 items-center justify-center rounded-full transition hover:bg-ink/8 hover:text-ink'

/** For and against a song, with one's own vote to be seen; pressing it again takes it back. Who may not vote sees the score. */
export const Votes = ({ item, rights: { you, vote: mayVote } }: { item: Item; rights: QueueRights }) => {
  const hands = useQueueHands()
  const score = scoreOf(item)
  const own: Vote = (you !== null && item.votes[you]) || 0
  const { title } = item.song
  const shown = (
    <span
      className={`figures text-sm leading-3 ${score === 0 ? 'text-faint' : own === 0 ? 'text-soft' : 'text-accent'}`}
    >
      <span aria-hidden="true">{score < 0 ? `−${-score}` : score}</span>
      <span className="sr-only">{said.score(score)}</span>
    </span>
  )
  if (!mayVote) return score === 0 ? null : <span className="w-6 shrink-0 text-center">{shown}</span>
  const look = (vote: Vote) => `${arrow} ${own === vote ? 'text-accent' : 'text-faint'}`
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset of two buttons would be read as a form
    <span
      role="group"
      aria-label={said.group(title)}
      data-still
      className="-my-1 flex w-11 shrink-0 flex-col items-center"
    >
      <button
        type="button"
        aria-label={said.up(title)}
        aria-pressed={own === 1}
        onClick={() => hands.vote(item, own === 1 ? 0 : 1)}
        className={look(1)}
      >
        <ChevronUp aria-hidden="true" strokeWidth={own === 1 ? 3 : 2} className="size-4.5" />
      </button>
      {shown}
      <button
        type="button"
        aria-label={said.down(title)}
        aria-pressed={own === -1}
        onClick={() => hands.vote(item, own === -1 ? 0 : -1)}
        className={look(-1)}
      >
        <ChevronDown aria-hidden="true" strokeWidth={own === -1 ? 3 : 2} className="size-4.5" />
      </button>
    </span>
  )
}
