'use client'

import type { PublicUser } from '@earshot/sync'
import { type KeyboardEvent, type RefObject, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useRoom } from '../../store/audioStore.tsx'
import { type Begun, begunAt, completed, offersFor } from './completion.ts'

/** What a field and its list of people need. */
export type Completion = {
  listId: string
  offers: readonly PublicUser[]
  /** The place of the one that Enter takes. */
  active: number
  /** What a field has to say of itself while something is offered. */
  field: Record<string, string | boolean | undefined>
  take: (person: PublicUser) => void
  /** Whether the key was meant for the list. */
  press: (event: KeyboardEvent) => boolean
  /** The caret, or the text, is another. */
  look: () => void
  shut: () => void
}

/** By what a person of the list is pointed at. */
export const optionId = (listId: string, place: number): string => `${listId}-${place}`

/** Offers the people here while one writes a name after an `@`; the field keeps the focus (the combobox pattern of ARIA). */
export const useCompletion = (
  field: RefObject<HTMLTextAreaElement | null>,
  setText: (change: (text: string) => string) => void,
): Completion => {
  const listId = useId()
  const users = useRoom((room) => room.users)
  const you = useRoom((room) => room.you?.userId)
  const [begun, begin] = useState<Begun | null>(null)
  const [active, activate] = useState(0)
  /** A name that was taken, or whose list was shut by Escape: where its `@` stands. */
  const over = useRef<number | null>(null)
  const caret = useRef<number | null>(null)
  const others = useMemo(() => users.filter(({ userId }) => userId !== you), [users, you])
  const offers = useMemo(() => (begun === null ? [] : offersFor(begun.typed, others)), [begun, others])
  const place = Math.min(active, offers.length - 1)

  // React puts the caret behind a text that it has changed.
  useLayoutEffect(() => {
    if (caret.current === null) return
    field.current?.setSelectionRange(caret.current, caret.current)
    caret.current = null
  })

  const isOpen = offers.length > 0
  const from = begun?.from ?? null
  // Before whatever else listens: Escape shuts the list, and not the sheet around it.
  useEffect(() => {
    if (!isOpen) return
    const shutIt = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      event.stopPropagation()
      over.current = from
      begin(null)
    }
    addEventListener('keydown', shutIt, { capture: true })
    return () => removeEventListener('keydown', shutIt, { capture: true })
  }, [isOpen, from])

  const shut = () => begin(null)
  const look = () => {
    const it = field.current
    const next = it === null || it.selectionStart !== it.selectionEnd ? null : begunAt(it.value, it.selectionStart)
    // An `@` that has just been typed is another one, were it in the same place.
    if (next === null || next.typed === '' || next.from !== over.current) over.current = null
    else return shut()
    if (next?.typed === begun?.typed && next?.from === begun?.from) return
    activate(0)
    begin(next)
  }
  const take = ({ name }: PublicUser) => {
    if (begun === null) return
    over.current = begun.from
    setText((text) => {
      const done = completed(text, begun, name)
      caret.current = done.caret
      return done.text
    })
    shut()
    field.current?.focus()
  }
  const press = (event: KeyboardEvent): boolean => {
    const chosen = offers[place]
    if (chosen === undefined || event.nativeEvent.isComposing) return false
    const { key } = event
    if (key === 'ArrowDown') activate((place + 1) % offers.length)
    else if (key === 'ArrowUp') activate((place + offers.length - 1) % offers.length)
    else if ((key === 'Enter' || key === 'Tab') && !event.shiftKey) take(chosen)
    else return false
    event.preventDefault()
    return true
  }
  return {
    listId,
    offers,
    active: place,
    field: isOpen
      ? {
          role: 'combobox',
          'aria-expanded': true,
          'aria-autocomplete': 'list',
          'aria-haspopup': 'listbox',
          'aria-controls': listId,
          'aria-activedescendant': optionId(listId, place),
        }
      : { 'aria-autocomplete': 'list' },
    take,
    press,
    look,
    shut,
  }
}
