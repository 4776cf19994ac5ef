'use client'

import { useRef, useState } from 'react'
import { words } from '../../lib/words.ts'
import { useRoom } from '../../store/audioStore.tsx'
import { bringPanels, openPanel, SyncPanel } from '../panels/later.tsx'
import { soundWords, type Tone } from './sound-words.ts'
import { useCalm } from './use-calm.ts'

/** How exactly this device is in step, at a glance; pressed, in detail. */
export const SyncMeter = () => {
  const sound = useRoom((room) => room.sound)
  const errorMs = useCalm(useRoom(({ sync }) => sync.errorMs))
  const { tone, text } = soundWords(sound, errorMs)
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  return (
    <>
      <button
        ref={button}
        type="button"
        title={words.sound.open}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onPointerEnter={bringPanels}
        onClick={() => (isOpen ? setOpen(false) : openPanel(() => setOpen(true)))}
        className="figures flex min-h-11 items-center gap-2.5 rounded-full px-3 text-sm transition hover:bg-ink/8 aria-expanded:bg-ink/8 whitespace-nowrap [grid-area:sync] sm:-ms-3 sm:justify-self-start"
      >
        <Lines tone={tone} />
        <span className={tone === 'failed' ? 'text-alarm' : tone === 'in-step' ? 'text-ink' : 'text-soft'}>{text}</span>
      </button>
      <SyncPanel button={button} isOpen={isOpen} close={() => setOpen(false)} />
    </>
  )
}

const WAVE = 'M1 8 C4 8 4 2 7 2 S10 14 13 14 S16 2 19 2 S22 8 25 8'
const shifts: Record<Tone, string> = {
  'in-step': 'none',
  moving: 'translateX(4px)',
  still: 'scaleY(0.15)',
  failed: 'translate(3px, 3px)',
}

/** Two small waves, the room's and this device's: one when in step, flat when nothing sounds. */
const Lines = ({ tone }: { tone: Tone }) => (
  <svg
    viewBox="0 0 30 16"
    fill="none"
    strokeWidth="2"
    strokeLinecap="round"
    aria-hidden="true"
    className="h-4 w-[1.875rem] shrink-0 overflow-visible"
  >
    {(['text-ink/40', 'text-accent'] as const).map((colour, which) => (
      <path
        key={colour}
        d={WAVE}
        stroke="currentColor"
        className={`origin-center transition-transform duration-700 ease-settle [transform-box:fill-box] ${colour} ${tone === 'moving' ? 'animate-wait' : ''}`}
        style={{ transform: which === 1 || tone === 'still' ? shifts[tone] : 'none' }}
      />
    ))}
  </svg>
)
