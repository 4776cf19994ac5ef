'use client'

import { Cover } from '../../components/cover.tsx'
import { words } from '../../lib/words.ts'
import { useRoom } from '../../store/audioStore.tsx'
import { Halo } from '../light/halo.tsx'
import { ElsewhereButton } from './elsewhere-button.tsx'
import { Unlock } from './unlock.tsx'

/** The cover, and its light. */
export const Stage = () => {
  const song = useRoom(({ item }) => item?.song ?? null)
  const isLocked = useRoom(({ sound }) => sound.state === 'locked')
  const failure = useRoom(({ sound }) => (sound.state === 'failed' ? words.failures[sound.failure] : null))
  return (
    <div className="relative isolate aspect-square w-(--side) shrink-0">
      {song === null ? (
        <div className="absolute inset-0 animate-wait rounded-3xl bg-veil" />
      ) : (
        <div key={song.songId} className="absolute inset-0 animate-appear">
          <Halo song={song} />
          <Cover song={song} className="rounded-3xl shadow-2xl shadow-black/50 ring-1 ring-white/10 ring-inset" />
        </div>
      )}
      {isLocked && song !== null && <Unlock />}
      {failure !== null && (
        <p
          role="alert"
          className="absolute inset-x-3 bottom-3 animate-appear rounded-2xl bg-night/85 px-4 py-3 text-sm backdrop-blur-md"
        >
          <span className="block font-medium text-alarm">{words.sound.failedLong}</span>
          {failure}
          {song !== null && <ElsewhereButton song={song} />}
        </p>
      )}
    </div>
  )
}
