'use client'

import { Toaster } from 'sonner'

/** Where short notices appear: out of the way of the controls at the bottom of a phone. */
export const Toasts = () => (
  <Toaster
    theme="dark"
    position="top-center"
    offset={20}
    mobileOffset={{ top: 68 }}
    gap={8}
    toastOptions={{
      className: '!rounded-2xl !border-line !bg-dusk !text-ink !font-sans !shadow-2xl',
      descriptionClassName: '!text-soft',
    }}
  />
)
