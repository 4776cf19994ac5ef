import { words } from '../lib/words.ts'

/** Two rings of sound, nearly one; they meet when the pointer or the focus is on what holds them. */
const Mark = () => (
  <svg viewBox="0 0 40 28" fill="none" strokeWidth="3" aria-hidden="true" className="h-6 w-auto shrink-0">
    <circle
      cx="15"
      cy="14"
      r="11"
      stroke="currentColor"
      className="opacity-50 transition-transform duration-500 ease-settle group-hover:translate-x-[5px] group-focus-visible:translate-x-[5px]"
    />
    <circle
      cx="25"
      cy="14"
      r="11"
      stroke="var(--accent)"
      className="transition-transform duration-500 ease-settle group-hover:-translate-x-[5px] group-focus-visible:-translate-x-[5px]"
    />
  </svg>
)

/** Our name with its mark; `compact` leaves the name to screen readers where there is little room. */
export const Logo = ({ compact = false }: { compact?: boolean }) => (
  <span className="group flex items-center gap-2.5">
    <Mark />
    <span
      className={`text-xl font-semibold tracking-tight ${compact ? 'max-sm:sr-only sm:font-display' : 'font-display'}`}
    >
      {words.product}
    </span>
  </span>
)
