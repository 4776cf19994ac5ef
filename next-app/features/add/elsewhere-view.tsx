'use client'

import { ArrowLeft } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { RowsToCome } from '../../components/rows/rows-to-come.tsx'
import { words } from '../../lib/words.ts'
import type { Elsewhere } from '../../store/adding/adding.ts'
import { closeElsewhere, lookElsewhere } from '../../store/adding/elsewhere.ts'
import { keyOf } from '../../store/adding/hit.ts'
import { HitRow } from './hit-row.tsx'
import { SongList } from './song-list.tsx'

/** The same music from sources that play here. */
export const ElsewhereView = ({ elsewhere }: { elsewhere: Elsewhere }) => {
  const { song, state, hits, failure } = elsewhere
  return (
    <SongList
      heading={words.add.elsewhere.heading(song.title)}
      aside={
        <Button look="bare" onClick={closeElsewhere} className="-me-3">
          <ArrowLeft aria-hidden="true" className="size-4 rtl:-scale-x-100" />
          {words.add.back}
        </Button>
      }
    >
      {state === 'reading' && <RowsToCome many={3} />}
      {hits.map((hit) => (
        <HitRow key={keyOf(hit)} hit={hit} />
      ))}
      {state === 'read' && hits.length === 0 && <li className="px-2 py-2 text-soft">{words.add.elsewhere.nothing}</li>}
      {state === 'failed' && (
        <li className="flex items-center gap-3 px-2 py-2">
          <span role="alert" className="min-w-0 flex-1 text-sm text-soft">
            {failure?.message}
          </span>
          <Button onClick={() => void lookElsewhere(song)}>{words.add.retry}</Button>
        </li>
      )}
    </SongList>
  )
}
