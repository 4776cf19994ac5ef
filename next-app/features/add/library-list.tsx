'use client'

import { Button } from '../../components/button.tsx'
import { RowsToCome } from '../../components/rows/rows-to-come.tsx'
import { words } from '../../lib/words.ts'
import { hitOfSong } from '../../store/adding/hit.ts'
import { useAudioStore } from '../../store/audioStore.tsx'
import { HitRow } from './hit-row.tsx'
import { SongList } from './song-list.tsx'
import { useLibrary } from './use-library.ts'

const ask = (more?: 'more') => void useAudioStore.getState().readLibrary(more)

/** All songs of this server, each one press from the queue. */
export const LibraryList = () => {
  const { songs, next, state } = useLibrary()
  return (
    <SongList heading={words.add.library}>
      {songs.map((song) => (
        <HitRow key={song.songId} hit={hitOfSong(song)} />
      ))}
      {state === 'reading' && songs.length === 0 && <RowsToCome many={3} />}
      {state === 'read' && next !== null && (
        <li>
          <Button onClick={() => ask('more')}>{words.add.more}</Button>
        </li>
      )}
      {state === 'read' && songs.length === 0 && <li className="px-2 py-3 text-faint">{words.add.libraryEmpty}</li>}
      {state === 'failed' && (
        <li className="flex items-center gap-3 px-2 py-3 text-soft">
          {words.add.libraryFailed}
          <Button onClick={() => ask()}>{words.add.retry}</Button>
        </li>
      )}
    </SongList>
  )
}
