'use client'

import type { Lyrics } from '@earshot/sync'
import type { ReactNode } from 'react'
import { scroller } from './looks.ts'

/** Lyrics without times: whoever reads them scrolls. */
export const PlainLyrics = ({ lyrics, end }: { lyrics: Lyrics; end: ReactNode }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keys too
  <div tabIndex={0} className={`${scroller} rounded-xl`}>
    <div lang="" className="px-3 py-[12cqh] text-lg leading-relaxed sm:text-xl">
      {lyrics.lines.map(({ text }, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place and nothing else
        <p key={n} dir="auto" className={text === '' ? 'h-[1em]' : ''}>
          {text}
        </p>
      ))}
    </div>
    {end}
  </div>
)
