import type { PositionMs } from '@earshot/sync'
import { formatTime, speakTime } from '../../lib/format.ts'
import { words } from '../../lib/words.ts'
import type { RoomSession } from '../../session/room-session.ts'
import { fractionAt, positionAfterKey, shownPosition, type Wanted } from './shown-position.ts'
import { handsOn } from './use-hands.ts'

/** The parts of the seek bar in the page. */
export type BarParts = {
  slider: HTMLInputElement
  elapsed: HTMLElement
  bubble: HTMLElement
}

const THUMB_PX = 14
/** The bar is drawn anew when the song has moved so far, ms, or by a thousandth: finer steps cost much and show nothing. */
const STEP_MS = 100
/** And so often, ms: a page that draws sixty times a second takes from the sound beside it, and from the battery. */
const DRAW_EVERY_MS = 80

/**
 * Draws the bar from the session a dozen times a second (never while the page is hidden) and turns what fingers, mice and
 * keys do to it into seeks, each when it is let go. Answers how to stop.
 */
export const driveBar = ({ slider, elapsed, bubble }: BarParts, session: RoomSession): (() => void) => {
  let held: number | null = null
  let byPointer = false
  let wanted: Wanted | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let frame = 0

  const durationMs = () => session.getSnapshot().item?.song.durationMs ?? 0

  const draw = () => {
    timer = setTimeout(() => {
      frame = requestAnimationFrame(draw)
    }, DRAW_EVERY_MS)
    const shown = shownPosition(session.positionNow(), wanted, performance.now())
    wanted = shown.wanted
    show(held ?? shown.positionMs)
  }
  const show = (positionMs: number) => {
    const duration = durationMs()
    if (Math.abs(positionMs - Number(slider.value)) >= STEP_MS) slider.value = String(Math.round(positionMs))
    put(slider, '--fraction', (duration === 0 ? 0 : Math.min(1, positionMs / duration)).toFixed(3))
    write(elapsed, formatTime(positionMs))
    // While it has the focus a screen reader would read every second aloud: then only what the keys do is told.
    if (held !== null || document.activeElement !== slider) tell(positionMs, duration)
  }
  const tell = (positionMs: number, duration: number) => {
    const text = words.player.positionOf(speakTime(positionMs), speakTime(duration))
    if (slider.getAttribute('aria-valuetext') !== text) slider.setAttribute('aria-valuetext', text)
  }
  const release = () => {
    if (held === null) return
    wanted = { positionMs: held, askedAt: performance.now() }
    tell(held, durationMs())
    if (!handsOn(session).seek(held as PositionMs)) wanted = null
    held = null
    byPointer = false
  }
  const drop = () => {
    held = null
    byPointer = false
  }
  const placeOf = (event: PointerEvent): number => {
    const box = slider.getBoundingClientRect()
    return fractionAt(event.clientX - box.left, box.width, THUMB_PX)
  }
  const hover = (event: PointerEvent) => {
    const place = placeOf(event)
    put(bubble, '--fraction', place.toFixed(4))
    write(bubble, formatTime(place * durationMs()))
  }

  const on: { [Type in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[Type]) => void } = {
    pointerdown: (event) => {
      if (event.button !== 0 || slider.disabled) return
      event.preventDefault()
      slider.focus({ preventScroll: true })
      slider.setPointerCapture(event.pointerId)
      byPointer = true
      held = placeOf(event) * durationMs()
      show(held)
      hover(event)
    },
    pointermove: (event) => {
      if (byPointer) {
        held = placeOf(event) * durationMs()
        show(held)
      }
      hover(event)
    },
    pointerup: () => byPointer && release(),
    pointercancel: drop,
    keydown: (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key === 'Escape') return drop()
      const next = positionAfterKey(event.key, held ?? Number(slider.value), durationMs())
      if (next === null || byPointer) return
      event.preventDefault()
      held = next
      show(held)
    },
    keyup: () => !byPointer && release(),
    blur: () => !byPointer && release(),
    // Neither mouse nor keys get here, but assistive technology sets the value itself.
    input: () => {
      held = Number(slider.value)
    },
    change: release,
  }
  const listeners = Object.entries(on) as [string, EventListener][]
  for (const [type, listener] of listeners) slider.addEventListener(type, listener)
  draw()
  return () => {
    clearTimeout(timer)
    cancelAnimationFrame(frame)
    for (const [type, listener] of listeners) slider.removeEventListener(type, listener)
  }
}

/** Writes only what is new: most frames change nothing. */
const write = (element: HTMLElement, text: string): void => {
  if (element.textContent !== text) element.textContent = text
}

const put = (element: HTMLElement, property: string, value: string): void => {
  if (element.style.getPropertyValue(property) !== value) element.style.setProperty(property, value)
}
