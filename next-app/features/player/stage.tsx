'use client'

import { Cover } from '../../components/cover.tsx'
import { useRoom } from '../../store/audioStore.tsx'
import { Halo } from '../light/halo.tsx'
import { FailureNote } from './failure-note.tsx'
import { Unlock } from './unlock.tsx'
import { VideoScreen } from './video-screen.tsx'

/**
 * The cover and its light, or the video that plays. Always in the page, were it hidden: a video's frame must never be
 * taken out of it. Nothing may lie over a video, so what is to be said stands under it, and one that has failed gives way.
 */
export const Stage = ({ isHidden = false }: { isHidden?: boolean }) => {
  const song = useRoom(({ item }) => item?.song ?? null)
  const isLocked = useRoom(({ sound }) => sound.state === 'locked')
  const failure = useRoom(({ sound }) => (sound.state === 'failed' ? sound.failure : null))
  const isVideo = song?.source.kind === 'youtube' && failure === null
  return (
    <div
      className={`isolate flex aspect-square w-(--side) shrink-0 flex-col items-center justify-center gap-4 ${isVideo ? 'min-w-50' : ''} ${isHidden ? 'invisible absolute' : 'relative'}`}
    >
      {song === null ? (
        <div className="absolute inset-0 animate-wait rounded-3xl bg-veil" />
      ) : (
        <div key={song.songId} className="absolute inset-x-0 top-0 aspect-square animate-appear">
          <Halo song={song} />
          <Cover
            song={song}
            className={`rounded-3xl shadow-cover ring-1 ring-line ring-inset ${isVideo ? 'opacity-30' : ''}`}
          />
        </div>
      )}
      <VideoScreen isShown={isVideo} />
      {isLocked && song !== null && <Unlock isUnder={isVideo} />}
      {failure !== null && song !== null && <FailureNote failure={failure} song={song} />}
    </div>
  )
}
