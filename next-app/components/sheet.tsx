'use client'

import { X } from 'lucide-react'
import { Dialog } from 'radix-ui'
import type { ReactNode } from 'react'

const widths = { narrow: 'sm:max-w-[26rem]', middle: 'sm:max-w-lg', wide: 'sm:max-w-2xl' } as const

/**
 * A dialog: in the middle of a desktop, on a phone from the lower edge up. `isTall`: as high there as it may be. `onClosed`: it has
 * gone, and the focus is to be put where it belongs.
 */
export const Sheet = ({
  open,
  close,
  onClosed,
  title,
  lead,
  closeLabel,
  width = 'narrow',
  isTall = false,
  children,
}: {
  open: boolean
  close: () => void
  onClosed?: () => void
  title: ReactNode
  /** What stands under the title; nothing for what needs no explaining. */
  lead?: ReactNode
  closeLabel: string
  width?: keyof typeof widths
  isTall?: boolean
  children: ReactNode
}) => (
  <Dialog.Root open={open} onOpenChange={(stays) => stays || close()}>
    <Dialog.Portal>
      <Dialog.Overlay className="fixed inset-0 z-30 animate-appear bg-scrim" />
      <Dialog.Content
        {...(lead === undefined && { 'aria-describedby': undefined })}
        {...(onClosed && {
          onCloseAutoFocus: (event: Event) => {
            event.preventDefault()
            onClosed()
          },
        })}
        className={`fixed inset-x-0 bottom-0 z-40 mx-auto flex max-h-[92svh] w-full animate-appear flex-col rounded-t-3xl bg-raised shadow-float outline-none ring-1 ring-line sm:inset-y-0 sm:my-auto sm:max-h-[88svh] sm:rounded-3xl ${widths[width]} ${isTall ? 'h-[92svh] sm:h-[46rem]' : 'sm:h-fit'}`}
      >
        <header className="flex items-start gap-3 py-3 pe-3 ps-5 sm:pt-4 sm:ps-7">
          <div className="min-w-0 flex-1 pt-2">
            <Dialog.Title className="text-balance break-words font-display font-semibold text-xl">{title}</Dialog.Title>
            {lead !== undefined && (
              <Dialog.Description className="mt-0.5 break-words text-soft text-sm">{lead}</Dialog.Description>
            )}
          </div>
          <Dialog.Close
            aria-label={closeLabel}
            className="flex size-11 shrink-0 items-center justify-center rounded-full text-soft transition hover:bg-ink/8 hover:text-ink"
          >
            <X aria-hidden="true" className="size-5" />
          </Dialog.Close>
        </header>
        {children}
      </Dialog.Content>
    </Dialog.Portal>
  </Dialog.Root>
)
