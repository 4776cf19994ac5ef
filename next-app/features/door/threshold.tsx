import type { Outside } from './outside.ts'

/** Our two rings with a door between them: yours outside, and how near it has come. */
export const Threshold = ({ state }: { state: Outside['state'] }) => (
  <svg viewBox="0 0 132 44" fill="none" strokeWidth="2" aria-hidden="true" className="h-11 rtl:-scale-x-100">
    <circle cx="22" cy="22" r="20" stroke="currentColor" opacity=".3" />
    <path d="M66 2v40" stroke="currentColor" opacity=".3" strokeLinecap="round" strokeDasharray="1 5" />
    <circle
      cx={state === 'out' ? 108 : 92}
      cy="22"
      r="20"
      stroke="var(--accent)"
      strokeDasharray={state === 'waiting' ? undefined : '5 6'}
      className={state === 'waiting' ? 'animate-wait' : undefined}
    />
  </svg>
)
