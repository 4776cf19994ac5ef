'use client'

import { Cover } from '../../components/cover.tsx'
import { useRoom } from '../../store/audioStore.tsx'
import { Unlock } from './unlock.tsx'

/** The cover, and its light. */
export const Stage = () => {
  const song = useRoom(({ item }) => item?.song ?? null)
  const isPlaying = useRoom((room) => room.isPlaying)
  const isLocked = useRoom(({ sound }) => sound.state === 'locked')
  return (
    <div className="relative isolate aspect-square w-(--side) shrink-0">
      {song === null ? (
        <div className="absolute inset-0 animate-wait rounded-3xl bg-veil" />
      ) : (
        <div key={song.songId} className="absolute inset-0 animate-appear">
          <div data-playing={isPlaying} className="halo">
            <Cover song={song} className={`size-full ${isPlaying ? 'animate-breathe' : ''}`} />
          </div>
          <Cover song={song} className="rounded-3xl shadow-2xl shadow-black/50 ring-1 ring-white/10 ring-inset" />
        </div>
      )}
      {isLocked && song !== null && <Unlock />}
    </div>
  )
}
