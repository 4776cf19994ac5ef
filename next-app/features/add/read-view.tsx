'use client'

import { Button } from '../../components/button.tsx'
import { RowsToCome } from '../../components/rows/rows-to-come.tsx'
import { formatLength } from '../../lib/format.ts'
import { words } from '../../lib/words.ts'
import { useAdding } from '../../store/adding/adding.ts'
import { addAll, submit } from '../../store/adding/box.ts'
import { hitOfFound } from '../../store/adding/hit.ts'
import type { Reading } from '../../store/adding/reading.ts'
import { useMay } from '../../store/permissions.ts'
import { HitRow } from './hit-row.tsx'
import { SongList } from './song-list.tsx'

/** What a pasted link or list leads to. `lines`: how many a list has; null for a link. */
export const ReadView = ({ lines }: { lines: number | null }) => {
  const reading = useAdding((state) => state.reading)
  switch (reading.state) {
    case 'idle':
      return (
        <p className="px-2 py-2 text-faint text-sm">{lines === null ? words.add.enter : words.add.readList(lines)}</p>
      )
    case 'reading':
      return (
        <SongList heading={lines === null ? words.add.readingLink : words.add.readingList(lines)}>
          <RowsToCome many={lines === null ? 1 : Math.min(4, Math.max(1, lines))} />
        </SongList>
      )
    case 'failed':
      return (
        <p role="alert" className="flex items-center gap-3 px-2 py-2">
          <span className="min-w-0 flex-1 text-alarm text-sm">{reading.failure.message}</span>
          <Button onClick={submit}>{words.add.retry}</Button>
        </p>
      )
    case 'read':
      return <Links reading={reading} />
    default:
      return reading satisfies never
  }
}

const Links = ({ reading }: { reading: Extract<Reading, { state: 'read' }> }) => {
  const { found, name, isCut } = reading.links
  const mayAdd = useMay('add-songs')
  const lengthMs = found.reduce((sum, { durationMs }) => sum + (durationMs ?? 0), 0)
  if (found.length === 0) return <p className="px-2 py-2 text-soft">{words.add.nothingThere}</p>
  const rows = found.map((each, n) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a list may hold the same song twice, and stays as it is
    <HitRow key={n} hit={hitOfFound(each)} />
  ))
  if (found.length === 1) return <SongList heading={words.add.enter}>{rows}</SongList>
  return (
    <>
      <div className="flex animate-appear items-center gap-3 rounded-2xl bg-ink/7 py-3 pe-3 ps-4">
        <div className="min-w-0 flex-1">
          <h2 dir="auto" className="truncate font-medium">
            {name ?? words.add.unnamedList}
          </h2>
          <p className="text-faint text-sm">
            {words.queue.songs(found.length)}
            {lengthMs > 0 && `, ${formatLength(lengthMs)}`}
          </p>
          {isCut && <p className="text-sm text-soft">{words.add.isCut}</p>}
        </div>
        {mayAdd && (
          <Button look="primary" data-hit onClick={addAll}>
            {words.add.addAll(found.length)}
          </Button>
        )}
      </div>
      <ul aria-label={name ?? words.add.unnamedList}>{rows}</ul>
    </>
  )
}
