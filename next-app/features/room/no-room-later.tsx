'use client'

import { later } from '../../components/later.tsx'
import type { NoRoomWords } from './no-room.tsx'

/** What is the matter can be said without the ways on. */
const Plainly = ({ title, text }: NoRoomWords) => (
  <main className="mx-auto max-w-xl px-5 pt-[20svh]">
    <h1 className="font-bold font-display text-5xl tracking-tight">{title}</h1>
    <p className="mt-4 text-lg text-soft leading-relaxed">{text}</p>
  </main>
)

/** Hardly ever needed: it comes when it is. */
export const NoRoom = later(() =>
  import('./no-room.tsx').then(
    (part) => part.NoRoom,
    () => Plainly,
  ),
)
