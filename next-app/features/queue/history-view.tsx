'use client'

import { Plus } from 'lucide-react'
import { memo, useEffect } from 'react'
import { Button } from '../../components/button.tsx'
import { Cover } from '../../components/cover.tsx'
import { RowsToCome } from '../../components/rows/rows-to-come.tsx'
import { SourceMark } from '../../components/source-mark.tsx'
import { useRoomSession } from '../../context/socket-context.tsx'
import type { Play } from '../../lib/playlists-api.ts'
import { words } from '../../lib/words.ts'
import { useRoom } from '../../store/audioStore.tsx'
import { useMay } from '../../store/permissions.ts'
import { readPlays, usePlays } from '../../store/playlists/plays.ts'
import { addOne } from './add-one.ts'
import { AddedBy } from './added-by.tsx'

const said = words.queue.plays

/** What the room has played, the newest first, each to be heard again. */
export const HistoryView = () => {
  const spaceId = useRoom((room) => room.spaceId)
  const current = useRoom(({ item }) => item?.itemId ?? null)
  const { plays, state, hasMore, failure } = usePlays()
  const mayAdd = useMay('add-songs')
  // biome-ignore lint/correctness/useExhaustiveDependencies: another song that plays is one more that has been played
  useEffect(() => void readPlays(spaceId), [spaceId, current])
  return (
    <>
      <ul aria-label={said.list} aria-busy={state === 'reading'} className="space-y-0.5">
        {plays.map((play) => (
          <PlayRow key={play.playId} play={play} mayAdd={mayAdd} />
        ))}
        {state === 'reading' && plays.length === 0 && <RowsToCome many={3} />}
      </ul>
      {state === 'read' && plays.length === 0 && <p className="px-2 py-6 text-faint">{said.empty}</p>}
      {state === 'failed' && (
        <p role="alert" className="flex items-center gap-3 px-2 py-3 text-soft text-sm">
          <span className="min-w-0 flex-1">{failure?.message}</span>
          <Button onClick={() => void readPlays(spaceId)}>{said.retry}</Button>
        </p>
      )}
      {state === 'read' && hasMore && (
        <Button className="mt-2" onClick={() => void readPlays(spaceId, 'more')}>
          {said.more}
        </Button>
      )}
    </>
  )
}

const PlayRow = memo(({ play: { song, startedAt, addedBy }, mayAdd }: { play: Play; mayAdd: boolean }) => {
  const session = useRoomSession()
  const minutes = Math.max(0, (Date.now() - startedAt) / 60_000)
  return (
    <li className="flex items-center gap-3 rounded-2xl p-2 [contain-intrinsic-size:auto_64px] [content-visibility:auto] hover:bg-ink/5">
      <Cover song={song} className="size-12 shrink-0 rounded-xl" />
      <span className="min-w-0 flex-1">
        <span dir="auto" className="block truncate leading-snug">
          {song.title}
        </span>
        <span className="flex min-w-0 items-center gap-1.5 text-faint text-sm">
          <SourceMark source={song.source.kind} />
          <span className="truncate">
            {said.ago(Math.floor(minutes))}
            {song.artist !== '' && (
              <>
                {' '}
                · <bdi>{song.artist}</bdi>
              </>
            )}{' '}
            · <AddedBy name={addedBy.name} />
          </span>
        </span>
      </span>
      {mayAdd && (
        <button
          type="button"
          aria-label={said.addAgain(song.title)}
          title={said.addAgain(song.title)}
          onClick={() => void addOne(session, song)}
          className="flex size-11 shrink-0 items-center justify-center rounded-full bg-veil text-ink transition hover:bg-ink/12 active:scale-95"
        >
          <Plus aria-hidden="true" className="size-5" />
        </button>
      )}
    </li>
  )
})
