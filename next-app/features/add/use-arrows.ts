'use client'

import type { KeyboardEvent } from 'react'

const PLACES = '[data-box], [data-hit]'

/** Up and down go from the box through what can be added, and back. */
const press = (event: KeyboardEvent<HTMLElement>): void => {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  const { target, currentTarget } = event
  if (step === 0 || !(target instanceof HTMLElement) || !target.matches(PLACES)) return
  // In a text of several lines they belong to the text.
  if (target instanceof HTMLTextAreaElement && target.value.includes('\n')) return
  const places = [...currentTarget.querySelectorAll<HTMLElement>(PLACES)]
  const next = places[places.indexOf(target) + step]
  if (next === undefined) return
  event.preventDefault()
  next.focus()
}

export const useArrows = () => press
