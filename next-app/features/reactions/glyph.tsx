import type { Reaction } from '@earshot/sync'
import type { ReactNode } from 'react'
import { paint } from './paint.ts'

/** A reaction's picture: our own, so that it is the same on every device. */
export const Glyph = ({ of, className }: { of: Reaction; className?: string }) => (
  <svg viewBox="0 0 32 32" aria-hidden="true" className={className}>
    {pictures[of]}
  </svg>
)

const face = (
  <>
    <circle cx="16" cy="16" r="13" fill={paint.face} />
    <path d="M16 29a13 13 0 0 0 13-13c0-2-.4-3.8-1.2-5.5A13 13 0 0 1 6 24.3 13 13 0 0 0 16 29Z" fill={paint.shade} />
  </>
)

/** A hand seen from its side, fingers up; two of them clap. */
const hand = (
  <>
    <rect x="9" y="6.5" width="3.6" height="14" rx="1.8" />
    <rect x="12.4" y="4.5" width="3.6" height="16" rx="1.8" />
    <rect x="15.8" y="5.5" width="3.6" height="15" rx="1.8" />
    <rect x="19.2" y="8" width="3.2" height="12" rx="1.6" />
    <rect x="6" y="13.5" width="3.8" height="10" rx="1.9" transform="rotate(-32 8 18)" />
    <path d="M9 15h13.4v6.5a6.7 6.7 0 0 1-13.4 0Z" />
  </>
)

const pictures: Record<Reaction, ReactNode> = {
  heart: (
    <>
      <path
        d="M16 28.5C9 23.6 3 18.6 3 11.9 3 7.8 6.1 5 9.7 5c2.5 0 4.9 1.4 6.3 3.8C17.4 6.4 19.8 5 22.3 5 25.9 5 29 7.8 29 11.9c0 6.7-6 11.7-13 16.6Z"
        fill={paint.heart}
      />
      <path
        d="M9.9 8.2c-2 0-3.7 1.5-3.7 3.8"
        fill="none"
        stroke={paint.heartLight}
        strokeWidth="2.2"
        strokeLinecap="round"
      />
    </>
  ),
  clap: (
    <>
      <g fill={paint.shade} transform="translate(6.5 3.5) rotate(16 16 16) scale(.84)">
        {hand}
      </g>
      <g
        fill={paint.face}
        stroke={paint.shade}
        strokeWidth=".7"
        transform="translate(-1.5 4.5) rotate(-10 16 16) scale(.86)"
      >
        {hand}
      </g>
      <path
        d="M6.5 5.5 8 8M12.5 2.3v3M3 10.5l2.6 1"
        fill="none"
        stroke={paint.spark}
        strokeWidth="1.8"
        strokeLinecap="round"
      />
    </>
  ),
  fire: (
    <>
      <path
        d="M16.6 2.5c.7 4.3-1.4 6.3-3.5 8.7-1-.9-1.5-2-1.6-3.4C8 11 5.5 14.5 5.5 19.2 5.5 25.3 10.3 29.5 16 29.5s10.5-4.2 10.5-10.3c0-7.3-6.8-10.1-9.9-16.7Z"
        fill={paint.flame}
      />
      <path
        d="M16.4 13.5c.3 2.7-1.3 3.8-2.6 5.3-.6-.5-1-1.2-1.1-2-1.5 1.5-2.6 3.2-2.6 5.5 0 3.6 2.6 6 5.9 6s5.9-2.4 5.9-6c0-4.2-3.8-5.5-5.5-8.8Z"
        fill={paint.flameHeart}
      />
    </>
  ),
  laugh: (
    <>
      {face}
      <path
        d="M8.2 13.4c.8-2 3.2-2 4 0M19.8 13.4c.8-2 3.2-2 4 0"
        fill="none"
        stroke={paint.dark}
        strokeWidth="1.9"
        strokeLinecap="round"
      />
      <path d="M8.5 17h15c0 4.8-3.2 8.2-7.5 8.2S8.5 21.8 8.5 17Z" fill={paint.mouth} />
      <path
        d="M11.3 23.3c1.2-1.2 2.8-1.8 4.7-1.8s3.5.6 4.7 1.8c-1.3 1.2-2.9 1.9-4.7 1.9s-3.4-.7-4.7-1.9Z"
        fill={paint.tongue}
      />
      <path d="M9 17h14l-.4 2.2H9.4Z" fill={paint.white} />
    </>
  ),
  wow: (
    <>
      {face}
      <ellipse cx="11" cy="13" rx="1.9" ry="2.5" fill={paint.dark} />
      <ellipse cx="21" cy="13" rx="1.9" ry="2.5" fill={paint.dark} />
      <ellipse cx="16" cy="21.5" rx="3.3" ry="4.2" fill={paint.mouth} />
      <path
        d="M8.3 8.6c.8-1 2-1.5 3.3-1.5M23.7 8.6c-.8-1-2-1.5-3.3-1.5"
        fill="none"
        stroke={paint.dark}
        strokeWidth="1.5"
        strokeLinecap="round"
      />
    </>
  ),
  dance: (
    <>
      <path d="M16 1.5v4" stroke={paint.thread} strokeWidth="1.6" strokeLinecap="round" />
      <circle cx="16" cy="18" r="12" fill={paint.ball} />
      <path d="M16 6a12 12 0 0 0-12 12h12Z" fill={paint.ballLight} />
      <path d="M28 18a12 12 0 0 1-12 12V18Z" fill={paint.ballDark} />
      <path
        d="M4 18h24M5.6 12h20.8M5.6 24h20.8M16 6v24M16 6c-4.5 3-6.5 7.3-6.5 12s2 9 6.5 12M16 6c4.5 3 6.5 7.3 6.5 12s-2 9-6.5 12"
        fill="none"
        stroke={paint.mirrors}
        strokeOpacity=".75"
        strokeWidth=".9"
      />
      <path d="M10.8 12.6 12 9.5l1.2 3.1 3.1 1.2-3.1 1.2-1.2 3.1-1.2-3.1-3.1-1.2Z" fill={paint.white} />
    </>
  ),
}
