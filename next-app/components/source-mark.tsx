import type { SourceKind } from '@earshot/sync'
import type { ReactNode } from 'react'
import { words } from '../lib/words.ts'

const DRAWN: Record<SourceKind, ReactNode> = {
  file: (
    <>
      <path d="M6 12.5V4l7-1.5V11" />
      <circle cx="4.25" cy="12.5" r="1.75" />
      <circle cx="11.25" cy="11" r="1.75" />
    </>
  ),
  url: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M2 8h12M8 2c4 4 4 8 0 12M8 2C4 6 4 10 8 14" />
    </>
  ),
  youtube: (
    <>
      <rect x="1.5" y="3.5" width="13" height="9" rx="2.75" />
      <path d="M6.75 6.1v3.8L10 8z" fill="currentColor" />
    </>
  ),
  spotify: (
    <>
      <circle cx="8" cy="8" r="6.25" />
      <path d="M4.6 6.2c2.5-.8 5-.5 7 .6M5 8.4c2-.6 4-.4 5.7.5M5.4 10.5c1.6-.4 3.1-.3 4.4.4" />
    </>
  ),
  live: (
    <>
      <circle cx="8" cy="8" r="1.5" fill="currentColor" />
      <path d="M5.2 5.2a4 4 0 0 0 0 5.6M10.8 5.2a4 4 0 0 1 0 5.6M3.2 3.2a6.8 6.8 0 0 0 0 9.6M12.8 3.2a6.8 6.8 0 0 1 0 9.6" />
    </>
  ),
}

/** A small sign of where a song's sound comes from. */
export const SourceMark = ({ source }: { source: SourceKind }) => (
  <svg
    viewBox="0 0 16 16"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.2"
    strokeLinecap="round"
    strokeLinejoin="round"
    role="img"
    aria-label={words.add.sources[source]}
    className="inline-block size-3.5 shrink-0"
  >
    <title>{words.add.sources[source]}</title>
    {DRAWN[source]}
  </svg>
)
