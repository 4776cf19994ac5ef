'use client'

import { type Beat, estimateTaps, TAPS_LEAST } from '@earshot/sync'
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { useRoomSession } from '../../context/socket-context.tsx'
import { delayWords } from '../../lib/delay-words.ts'
import { useRoom } from '../../store/audioStore.tsx'
import { playClicks } from './click-track.ts'
import { showDelay } from './use-delay-panel.ts'

const now = () => performance.timeOrigin + performance.now()

/** A click is heard, a listener taps with it, and where the taps fall tells how late the device is. */
export const TapView = () => {
  const session = useRoomSession()
  const delayMs = useRoom((room) => room.outputDelayMs)
  const pad = useRef<HTMLButtonElement>(null)
  const [beat, setBeat] = useState<Beat | null>(null)
  const [taps, setTaps] = useState<readonly number[]>([])

  useEffect(() => {
    if (session === null) return
    session.unlockSound().catch(() => undefined)
    const clicks = playClicks(session, now)
    setBeat(clicks.beat)
    pad.current?.focus()
    return clicks.stop
  }, [session])

  // The instant at which the browser was told of the tap, not that at which it got round to telling the page.
  const tap = (event: KeyboardEvent | PointerEvent) => {
    event.preventDefault()
    setTaps((before) => [...before, performance.timeOrigin + event.nativeEvent.timeStamp])
  }
  const found = beat === null ? null : estimateTaps(taps, beat)
  const accept = () => {
    if (found?.ok) session?.setOutputDelay(delayMs + found.lateMs)
    showDelay('move')
  }

  return (
    <>
      <button
        ref={pad}
        type="button"
        onPointerDown={tap}
        onKeyDown={(event) => {
          if ((event.key === ' ' || event.key === 'Enter') && !event.repeat) tap(event)
        }}
        className="mt-5 flex h-44 w-full touch-manipulation select-none flex-col items-center justify-center gap-1 rounded-3xl bg-veil ring-1 ring-line ring-inset transition-colors duration-75 active:bg-accent active:text-on-accent"
      >
        <span className="font-display font-semibold text-2xl">{delayWords.tap.pad}</span>
        <span className="figures text-sm opacity-70">{delayWords.tap.count(taps.length, TAPS_LEAST)}</span>
      </button>
      <p role="status" className="mt-4 min-h-12 text-center text-sm">
        {found?.ok === true && (
          <span className="figures block font-display font-semibold text-2xl">
            {delayWords.tap.found(found.lateMs, found.plusMinusMs)}
          </span>
        )}
        {found?.ok === false && found.why === 'scattered' && delayWords.tap.scattered}
      </p>
      <p className="text-faint text-xs">{delayWords.tap.limits}</p>
      <div className="mt-5 flex justify-end gap-2">
        <Button look="bare" disabled={taps.length === 0} onClick={() => setTaps([])}>
          {delayWords.again}
        </Button>
        <Button look="primary" disabled={found?.ok !== true} onClick={accept}>
          {delayWords.accept}
        </Button>
      </div>
    </>
  )
}
