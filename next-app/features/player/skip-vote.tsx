'use client'

import { SkipForward } from 'lucide-react'
import { toast } from '../../components/toast.ts'
import { useRoomSession } from '../../context/socket-context.tsx'
import { words } from '../../lib/words.ts'
import { useRoom } from '../../store/audioStore.tsx'
import { useMay } from '../../store/permissions.ts'
import { skipCount } from './skip-count.ts'

/** For who may not skip a song alone: enough who want to can. */
export const SkipVote = () => {
  const session = useRoomSession()
  const itemId = useRoom(({ item }) => item?.itemId ?? null)
  const votes = useRoom(({ skipVotes }) => skipVotes.length)
  const needed = useRoom(skipCount)
  const hasVoted = useRoom(({ skipVotes, you }) => you !== null && skipVotes.includes(you.userId))
  const [maySkip, mayVote] = [useMay('change-song'), useMay('vote')]
  if (maySkip || !mayVote || itemId === null || needed === null) return null
  const vote = async () => {
    const refusal = await session?.tell({ type: 'vote-skip', itemId })
    if (refusal) toast(words.refusals[refusal], { id: refusal })
  }
  const said = hasVoted ? words.queue.skip.voted(votes, needed) : words.queue.skip.vote(votes, needed)
  return (
    <div className="flex justify-center pt-2 [grid-area:vote]">
      <button
        type="button"
        aria-pressed={hasVoted}
        onClick={hasVoted ? undefined : vote}
        className={`figures flex min-h-11 items-center gap-2 rounded-full px-4 text-sm ring-1 ring-inset transition ${hasVoted ? 'text-accent ring-accent/40' : 'bg-veil text-ink ring-line hover:bg-ink/10'}`}
      >
        <SkipForward aria-hidden="true" className="size-4" />
        {said}
      </button>
    </div>
  )
}
