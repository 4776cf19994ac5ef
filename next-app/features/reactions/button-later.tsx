'use client'

import { later } from '../../components/later.tsx'

const Place = () => <span aria-hidden="true" className="size-11" />

/** The button for reactions: a song sounds before it is there, and its place is kept. */
export const ReactButton = later(
  () =>
    import('./react-button.tsx').then(
      (part) => part.ReactButton,
      () => Place,
    ),
  Place,
)
