'use client'

import { Hand, type LucideIcon, Mic } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { useRoomSession } from '../../context/socket-context.tsx'
import { delayWords } from '../../lib/delay-words.ts'
import { useAudioStore, useRoom } from '../../store/audioStore.tsx'
import { DelaySlider } from './delay-slider.tsx'
import { type DelayView, showDelay } from './use-delay-panel.ts'

/** By ear and hand; and the ways to find it out without guessing. */
export const MoveView = () => {
  const session = useRoomSession()
  const delayMs = useRoom((room) => room.outputDelayMs)
  const label = useAudioStore(({ outputDevice }) => outputDevice.label)
  return (
    <>
      <p className="figures mt-6 text-center font-display font-semibold text-4xl">{delayWords.value(delayMs)}</p>
      <p className="mt-1 mb-2 truncate text-center text-faint text-sm">{delayWords.keptFor(label)}</p>
      <DelaySlider />
      <div className="mt-2 flex justify-center">
        <Button look="bare" disabled={delayMs === 0} onClick={() => session?.setOutputDelay(0)}>
          {delayWords.reset}
        </Button>
      </div>
      <ul className="mt-4 space-y-2 border-line border-t pt-5">
        <Way view="tap" icon={Hand} />
        <Way view="measure" icon={Mic} />
      </ul>
    </>
  )
}

const Way = ({ view, icon: Icon }: { view: Exclude<DelayView, 'move'>; icon: LucideIcon }) => {
  const { title, why } = delayWords[view]
  return (
    <li>
      <button
        type="button"
        onClick={() => showDelay(view)}
        className="flex w-full items-center gap-4 rounded-2xl bg-veil px-4 py-3 text-start ring-1 ring-line ring-inset transition hover:bg-ink/10"
      >
        <Icon aria-hidden="true" className="size-5 shrink-0 text-accent" />
        <span className="min-w-0">
          <span className="block font-medium">{title}</span>
          <span className="block text-faint text-sm">{why}</span>
        </span>
      </button>
    </li>
  )
}
