'use client'

import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { RowsToCome } from '../../components/rows/rows-to-come.tsx'
import { words } from '../../lib/words.ts'
import { useAdding } from '../../store/adding/adding.ts'
import { askCatalog } from '../../store/adding/box.ts'
import { keyOf } from '../../store/adding/hit.ts'
import type { Group } from '../../store/adding/search.ts'
import { HitRow } from './hit-row.tsx'
import { SongList } from './song-list.tsx'

/** So many of each catalogue are shown until one asks for all. */
const FIRST = 4

/** What the library and each catalogue say to what was typed. */
export const SearchResults = () => {
  const groups = useAdding(({ search }) => search.groups)
  return (
    <div className="flex flex-col gap-3">
      {groups.map((group) => (
        <GroupList key={group.catalogId} group={group} />
      ))}
    </div>
  )
}

const GroupList = ({ group }: { group: Group }) => {
  const { catalogId, name, state, hits, failure, isScarce } = group
  const [showsAll, showAll] = useState(false)
  const shown = showsAll ? hits : hits.slice(0, FIRST)
  // Before the typing rests nobody has been asked.
  const isReading = state === 'reading' || (state === 'unasked' && !isScarce)
  const ask = () => askCatalog(catalogId)
  return (
    <SongList heading={name} aside={<Standing isReading={isReading} isEmpty={state === 'read' && hits.length === 0} />}>
      {isReading && hits.length === 0 && <RowsToCome />}
      {shown.map((hit) => (
        <HitRow key={keyOf(hit)} hit={hit} />
      ))}
      {hits.length > FIRST && (
        <li>
          <Button look="bare" onClick={() => showAll(!showsAll)} className="-ms-3">
            {showsAll ? words.add.showFewer : words.add.showAll(hits.length)}
          </Button>
        </li>
      )}
      {state === 'unasked' && isScarce && (
        <li className="px-2">
          <Button onClick={ask}>{words.add.searchNow(name)}</Button>
        </li>
      )}
      {state === 'failed' && (
        <li className="flex items-center gap-3 px-2 py-1">
          <span role="alert" className="min-w-0 flex-1 text-sm text-soft">
            {failure?.message}
          </span>
          <Button onClick={ask}>{words.add.retry}</Button>
        </li>
      )}
    </SongList>
  )
}

const Standing = ({ isReading, isEmpty }: { isReading: boolean; isEmpty: boolean }) => (
  <span role="status" className={`shrink-0 text-faint text-sm ${isReading ? 'animate-wait' : ''}`}>
    {isReading ? words.add.reading : isEmpty ? words.add.nothingFound : ''}
  </span>
)
