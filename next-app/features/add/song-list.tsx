'use client'

import { type ReactNode, useId } from 'react'

/** A list of songs under its name; `aside` says at the right how it stands. */
export const SongList = ({ heading, aside, children }: { heading: string; aside?: ReactNode; children: ReactNode }) => {
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <div className="flex min-h-9 items-center gap-3 px-2">
        <h2 id={id} className="min-w-0 flex-1 truncate font-medium text-faint text-sm">
          {heading}
        </h2>
        {aside}
      </div>
      <ul aria-labelledby={id}>{children}</ul>
    </section>
  )
}

/** Places where rows will be, as high as they. */
export const RowsToCome = ({ many = 2 }: { many?: number }) =>
  Array.from({ length: many }, (_, n) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
    <li key={n} aria-hidden="true" className="flex animate-wait items-center gap-3 p-2">
      <span className="size-12 shrink-0 rounded-xl bg-veil" />
      <span className="flex-1 space-y-2">
        <span className="block h-3.5 w-3/5 rounded-full bg-veil" />
        <span className="block h-3 w-2/5 rounded-full bg-veil" />
      </span>
    </li>
  ))
