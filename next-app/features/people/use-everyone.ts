'use client'

import { create } from 'zustand'

const useShowsAll = create<{ showsAll: boolean }>()(() => ({ showsAll: false }))

/** Whether the list names everyone, and how to change it. */
export const useEveryone = (): [boolean, (showsAll: boolean) => void] => [
  useShowsAll(({ showsAll }) => showsAll),
  (showsAll) => useShowsAll.setState({ showsAll }),
]

/** Turns to the people: the list names everyone, and has the focus. */
export const showEveryone = (): void => {
  useShowsAll.setState({ showsAll: true })
  const heading = document.getElementById('people')
  heading?.closest('section')?.scrollIntoView({ behavior: 'smooth', block: 'nearest' })
  heading?.focus({ preventScroll: true })
}
