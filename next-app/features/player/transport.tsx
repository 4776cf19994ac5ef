'use client'

import { Pause, Play, SkipBack, SkipForward } from 'lucide-react'
import { words } from '../../lib/words.ts'
import { useRoom } from '../../store/audioStore.tsx'
import { useMay } from '../../store/permissions.ts'
import { useHands } from './use-hands.ts'
import { useIntent } from './use-intent.ts'

const beside =
  'flex size-13 items-center justify-center rounded-full text-ink transition hover:bg-ink/8 active:scale-95 disabled:opacity-35'

/** Back, play or pause, on: from left to right in every language, as on every player. */
export const Transport = () => {
  const hands = useHands()
  const hasSong = useRoom(({ item }) => item !== null)
  const hasNext = useRoom(({ queue }) => queue.upcoming.length > 0)
  const mayChange = useMay('change-song')
  const [isPlaying, wish] = useIntent(useRoom((room) => room.isPlaying))
  const toggle = () => {
    if (isPlaying ? hands.pause() : hands.resume()) wish(!isPlaying)
  }
  const mayControl = useMay('control-playback')
  const least = useRoom(({ room }) => room?.settings.permissions['control-playback'] ?? 'listener')
  const Icon = isPlaying ? Pause : Play
  return (
    <div dir="ltr" className="flex items-center gap-1 [grid-area:transport] sm:gap-2">
      <button
        type="button"
        aria-label={words.player.previous}
        onClick={hands.previous}
        disabled={!hasSong || !mayChange}
        className={beside}
      >
        <SkipBack aria-hidden="true" fill="currentColor" className="size-6" />
      </button>
      <button
        type="button"
        aria-label={isPlaying ? words.player.pause : words.player.play}
        onClick={toggle}
        disabled={!hasSong}
        // Pressed all the same it says who may.
        aria-disabled={!mayControl}
        title={mayControl ? undefined : words.people.whyNot(least, 'control-playback')}
        className="aria-disabled:opacity-50 flex size-16 items-center justify-center rounded-full bg-accent text-on-accent transition-[filter,scale] hover:brightness-110 active:scale-95 disabled:opacity-40 sm:size-[4.5rem]"
      >
        <Icon
          aria-hidden="true"
          fill="currentColor"
          strokeWidth={1.5}
          className={`size-7 ${isPlaying ? '' : 'translate-x-0.5'}`}
        />
      </button>
      <button
        type="button"
        aria-label={words.player.next}
        onClick={hands.next}
        disabled={!hasNext || !mayChange}
        className={beside}
      >
        <SkipForward aria-hidden="true" fill="currentColor" className="size-6" />
      </button>
    </div>
  )
}
