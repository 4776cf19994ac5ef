'use client'

import { Cover } from '../../components/cover.tsx'
import { useRoom } from '../../store/audioStore.tsx'
import { Halo } from '../light/halo.tsx'
import { LyricsAt, useLyricsPlace } from '../lyrics/lyrics-later.tsx'
import { Visualiser } from '../panels/later.tsx'
import { Faces } from '../people/faces-later.tsx'
import { LaterFloating } from '../reactions/later.tsx'
import { FailureNote } from './failure-note.tsx'
import { Unlock } from './unlock.tsx'
import { VideoScreen } from './video-screen.tsx'

const BESIDE_COVER = ['over', 'under'] as const

/**
 * The cover and its light, or in its place the lyrics, or the video that plays. Always in the page, were it hidden: a video's
 * frame must never be taken out of it. Nothing may lie over a video, so what is to be said stands under it, and one that has failed gives way.
 */
export const Stage = ({ isHidden = false }: { isHidden?: boolean }) => {
  const song = useRoom(({ item }) => item?.song ?? null)
  const isLocked = useRoom(({ sound }) => sound.state === 'locked')
  const failure = useRoom(({ sound }) => (sound.state === 'failed' ? sound.failure : null))
  const isVideo = song?.source.kind === 'youtube' && failure === null
  const lyrics = useLyricsPlace()
  // A video gives the room below it to its lyrics.
  const shape = lyrics === 'under' ? 'justify-start' : 'aspect-square justify-center'
  return (
    <div
      className={`isolate flex w-(--side) shrink-0 flex-col items-center gap-4 ${shape} ${isVideo ? 'min-w-50' : ''} ${isHidden ? 'invisible absolute' : 'relative'}`}
    >
      {song === null ? (
        <div className="absolute inset-0 animate-wait rounded-3xl bg-veil" />
      ) : (
        <div
          key={song.songId}
          className={`absolute inset-x-0 top-0 aspect-square animate-appear ${lyrics === null ? '' : 'opacity-45'}`}
        >
          <Halo song={song} />
          <Visualiser song={song} />
          <Cover
            song={song}
            className={`rounded-3xl shadow-cover ring-1 ring-line ring-inset ${isLocked ? '[&>img]:blur-md' : ''} ${lyrics !== null ? 'opacity-0' : isVideo ? 'opacity-30' : ''}`}
          />
        </div>
      )}
      <VideoScreen isShown={isVideo} />
      <LyricsAt places={BESIDE_COVER} />
      {song !== null && lyrics === null && !isHidden && !(isLocked && isVideo) && <Faces isVideo={isVideo} />}
      <LaterFloating place={!isVideo ? 'over' : lyrics === null ? 'under' : 'below'} />
      {isLocked && song !== null && <Unlock isUnder={isVideo} />}
      {failure !== null && song !== null && <FailureNote failure={failure} song={song} />}
    </div>
  )
}
