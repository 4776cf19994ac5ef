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
