'use client'

import { OUTPUT_DELAY_LEAST_MS, OUTPUT_DELAY_MOST_MS } from '@earshot/sync'
import { Minus, Plus } from 'lucide-react'
import type { CSSProperties } from 'react'
import { useRoomSession } from '../../context/socket-context.tsx'
import { delayWords } from '../../lib/delay-words.ts'
import { useRoom } from '../../store/audioStore.tsx'

const SPAN_MS = OUTPUT_DELAY_MOST_MS - OUTPUT_DELAY_LEAST_MS
const fractionOf = (ms: number) => (ms - OUTPUT_DELAY_LEAST_MS) / SPAN_MS

/** How late this device is heard: by drag roughly, by arrow keys and the two buttons to the millisecond. */
export const DelaySlider = () => {
  const session = useRoomSession()
  const delayMs = useRoom((room) => room.outputDelayMs)
  const step = (ms: number) => session?.setOutputDelay(Math.round(delayMs + ms))
  return (
    <div dir="ltr">
      <div className="flex items-center gap-1">
        <Step name={delayWords.earlier} onStep={() => step(-1)} icon={Minus} />
        <div className="relative flex-1">
          <span
            aria-hidden="true"
            style={{ '--fraction': fractionOf(0) } as CSSProperties}
            className="bubble absolute top-2 h-2 w-px bg-ink/40"
          />
          <input
            type="range"
            min={OUTPUT_DELAY_LEAST_MS}
            max={OUTPUT_DELAY_MOST_MS}
            step={1}
            value={Math.round(delayMs)}
            aria-label={delayWords.slider}
            aria-valuetext={delayWords.value(delayMs)}
            onChange={(event) => session?.setOutputDelay(Number(event.target.value))}
            style={{ '--fraction': fractionOf(delayMs) } as CSSProperties}
            className="slider"
          />
        </div>
        <Step name={delayWords.later} onStep={() => step(1)} icon={Plus} />
      </div>
      <div aria-hidden="true" className="-mt-1 flex justify-between px-12 text-faint text-xs">
        <bdi>{delayWords.early}</bdi>
        <bdi>{delayWords.late}</bdi>
      </div>
    </div>
  )
}

const Step = ({ name, onStep, icon: Icon }: { name: string; onStep: () => void; icon: typeof Minus }) => (
  <button
    type="button"
    aria-label={name}
    onClick={onStep}
    className="flex size-11 shrink-0 items-center justify-center rounded-full text-soft transition hover:bg-ink/8 hover:text-ink active:scale-95"
  >
    <Icon aria-hidden="true" className="size-5" />
  </button>
)
