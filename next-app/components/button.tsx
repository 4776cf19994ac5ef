import type { ComponentProps } from 'react'

// The accent fades with the light of the page; a transition of its own on its colour would trail behind.
const looks = {
  primary: 'bg-accent text-on-accent font-semibold transition-[filter,scale] hover:brightness-110 active:scale-[0.98]',
  quiet: 'bg-veil text-ink ring-1 ring-inset ring-line transition hover:bg-ink/10 active:scale-[0.98]',
  bare: 'text-soft transition hover:text-ink hover:bg-ink/8',
} as const

const shapes = {
  large: 'h-14 px-7 text-lg rounded-full gap-3',
  medium: 'h-11 px-5 rounded-full gap-2',
} as const

type Look = { look?: keyof typeof looks; shape?: keyof typeof shapes }

/** A button in one of our looks, never smaller than a fingertip (44 px). */
export const Button = ({
  look = 'quiet',
  shape = 'medium',
  className = '',
  ...rest
}: ComponentProps<'button'> & Look) => (
  <button
    type="button"
    {...rest}
    className={`inline-flex shrink-0 select-none items-center justify-center whitespace-nowrap duration-150 disabled:pointer-events-none disabled:opacity-40 ${looks[look]} ${shapes[shape]} ${className}`}
  />
)
