'use client'

import { words } from '../../lib/words.ts'
import { useAdding } from '../../store/adding/adding.ts'
import { openFolder, openPlaylists } from '../../store/adding/elsewhere.ts'
import { readTyped } from '../../store/adding/typed.ts'
import { useRoom } from '../../store/audioStore.tsx'
import { useMay } from '../../store/permissions.ts'
import { PlaylistsView } from '../playlists/later.tsx'
import { stayAtAddSongs } from '../room/use-panel.ts'
import { AddBox } from './add-box.tsx'
import { LibraryList } from './library-list.tsx'
import { ReadView } from './read-view.tsx'
import { SearchResults } from './search-results.tsx'
import { useArrows } from './use-arrows.ts'
import { ElsewhereView, FolderView } from './views-later.tsx'
import { WaysIn } from './ways-in.tsx'

/** The ways a song gets into the room: the box, and below it what the box leads to, or else files and the library. */
export const AddSongs = () => {
  const press = useArrows()
  const isFolderOpen = useAdding((state) => state.isFolderOpen)
  const isPlaylistsOpen = useAdding((state) => state.isPlaylistsOpen)
  const mayAdd = useMay('add-songs')
  const least = useRoom(({ room }) => room?.settings.permissions['add-songs'] ?? 'listener')
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows only move between what is focusable by itself
    <div onKeyDown={press} onFocus={stayAtAddSongs} className="flex min-h-0 flex-1 flex-col gap-2 pt-1">
      {!mayAdd && <p className="px-2 text-soft text-sm lg:px-6">{words.people.whyNot(least, 'add-songs')}</p>}
      {!isFolderOpen && !isPlaylistsOpen && (
        <div className="shrink-0 lg:px-4">
          <AddBox />
        </div>
      )}
      <section
        aria-label={words.add.results}
        className="flex min-h-0 flex-1 flex-col gap-2 lg:overflow-y-auto lg:px-4 lg:pb-4"
      >
        <Below />
      </section>
    </div>
  )
}

const Below = () => {
  const text = useAdding((state) => state.text)
  const elsewhere = useAdding((state) => state.elsewhere)
  const isFolderOpen = useAdding((state) => state.isFolderOpen)
  const isPlaylistsOpen = useAdding((state) => state.isPlaylistsOpen)
  if (elsewhere !== null) return <ElsewhereView elsewhere={elsewhere} />
  if (isPlaylistsOpen) return <PlaylistsView onClose={() => openPlaylists(false)} />
  if (isFolderOpen) return <FolderView onClose={() => openFolder(false)} />
  const typed = readTyped(text)
  switch (typed.kind) {
    case 'search':
      return <SearchResults />
    case 'link':
      return <ReadView lines={null} />
    case 'list':
      return <ReadView lines={typed.lines} />
    case 'nothing':
      return (
        <>
          <WaysIn />
          <LibraryList />
        </>
      )
    default:
      return typed satisfies never
  }
}
