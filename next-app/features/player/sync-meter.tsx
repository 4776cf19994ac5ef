'use client'

import { Popover } from 'radix-ui'
import { useRef, useState } from 'react'
import { words } from '../../lib/words.ts'
import { useRoom } from '../../store/audioStore.tsx'
import { ReportDialog } from '../report/report-dialog.tsx'
import { soundWords, type Tone } from './sound-words.ts'
import { SyncDetails } from './sync-details.tsx'
import { useCalm } from './use-calm.ts'

/** How exactly this device is in step, at a glance; pressed, in detail; and from there in every detail. */
export const SyncMeter = () => {
  const sound = useRoom((room) => room.sound)
  const errorMs = useCalm(useRoom(({ sync }) => sync.errorMs))
  const { tone, text } = soundWords(sound, errorMs)
  const [open, setOpen] = useState<'glance' | 'report' | null>(null)
  const trigger = useRef<HTMLButtonElement>(null)
  return (
    <Popover.Root
      open={open === 'glance'}
      onOpenChange={(opens) => setOpen((now) => (opens ? 'glance' : now === 'report' ? now : null))}
    >
      <Popover.Trigger
        ref={trigger}
        title={words.sound.open}
        className="figures flex min-h-11 items-center gap-2.5 rounded-full px-3 text-sm transition hover:bg-ink/8 data-[state=open]:bg-ink/8 whitespace-nowrap [grid-area:sync] sm:-ml-3 sm:justify-self-start"
      >
        <Lines tone={tone} />
        <span className={tone === 'failed' ? 'text-alarm' : tone === 'in-step' ? 'text-ink' : 'text-soft'}>{text}</span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          side="top"
          sideOffset={10}
          collisionPadding={12}
          aria-label={words.sound.heading}
          // The report takes the focus from here.
          onCloseAutoFocus={(event) => open === 'report' && event.preventDefault()}
          className="z-30 max-h-(--radix-popover-content-available-height) w-80 max-w-[calc(100vw-1.5rem)] animate-appear overflow-y-auto rounded-2xl bg-dusk p-5 shadow-2xl shadow-black/60 ring-1 ring-line"
        >
          <SyncDetails onReport={() => setOpen('report')} />
        </Popover.Content>
      </Popover.Portal>
      <ReportDialog open={open === 'report'} close={() => setOpen(null)} onClosed={() => trigger.current?.focus()} />
    </Popover.Root>
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
