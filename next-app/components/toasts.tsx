'use client'

import { CircleAlert, CircleCheck } from 'lucide-react'
import { useEffect, useState } from 'react'
import { words } from '../lib/words.ts'
import { Button } from './button.tsx'
import { dismissToast, type Toast, useToasts } from './toast.ts'

const marks = {
  plain: null,
  success: <CircleCheck aria-hidden="true" className="size-5 shrink-0 text-accent" />,
  error: <CircleAlert aria-hidden="true" className="size-5 shrink-0 text-alarm" />,
} as const

/** Where short notices appear, and are read out: out of the way of the controls at the bottom of a phone. Over everything, dialogs too. */
export const Toasts = () => (
  <section
    aria-label={words.room.notices}
    aria-live="polite"
    aria-relevant="additions text"
    className="pointer-events-none fixed inset-x-0 top-17 z-50 flex flex-col items-center gap-2 px-4 sm:top-5"
  >
    {useToasts(({ shown }) => shown).map((toast) => (
      <Card key={toast.id} toast={toast} />
    ))}
  </section>
)

/** It goes by itself, but not while it is pointed at or has the focus. */
const Card = ({ toast }: { toast: Toast }) => {
  const [isHeld, setHeld] = useState(false)
  useEffect(() => {
    if (isHeld) return
    const timer = setTimeout(() => dismissToast(toast), toast.durationMs)
    return () => clearTimeout(timer)
  }, [toast, isHeld])
  const { action, description } = toast
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: nothing is pressed here; it only waits while somebody reads
    <div
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className={`pointer-events-auto flex w-fit max-w-[min(26rem,100%)] animate-appear gap-3 rounded-2xl bg-raised px-4 py-3 text-sm shadow-float ring-1 ring-line ${description === undefined ? 'items-center' : 'items-start'}`}
    >
      {marks[toast.look]}
      <div className="min-w-0 flex-1 py-0.5">
        <p className="break-words font-medium">{toast.text}</p>
        {description !== undefined && (
          <p dir="auto" className="mt-0.5 select-all break-words text-soft">
            {description}
          </p>
        )}
      </div>
      {action !== undefined && (
        <Button
          className="-my-1 -me-1.5"
          onClick={() => {
            dismissToast(toast)
            action.onClick()
          }}
        >
          {action.label}
        </Button>
      )}
    </div>
  )
}
