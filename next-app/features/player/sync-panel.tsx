'use client'

import { Popover } from 'radix-ui'
import { type RefObject, useState } from 'react'
import { words } from '../../lib/words.ts'
import { ReportDialog } from '../report/report-dialog.tsx'
import { SyncDetails } from './sync-details.tsx'

/**
 * How exactly this device is in step, in detail, beside the button that it was opened by; and from there in every detail.
 * `close`: nothing of it shows any more.
 */
export const SyncPanel = ({
  button,
  isOpen,
  close,
}: {
  button: RefObject<HTMLButtonElement | null>
  isOpen: boolean
  close: () => void
}) => {
  const [hasReport, setReport] = useState(false)
  return (
    <>
      <Popover.Root open={isOpen && !hasReport} onOpenChange={(stays) => stays || hasReport || close()}>
        <Popover.Anchor virtualRef={button as RefObject<HTMLButtonElement>} />
        <Popover.Portal>
          <Popover.Content
            side="top"
            sideOffset={10}
            collisionPadding={12}
            aria-label={words.sound.heading}
            // The button itself shuts what it has opened.
            onInteractOutside={(event) => button.current?.contains(event.target as Node) && event.preventDefault()}
            onCloseAutoFocus={(event) => {
              event.preventDefault()
              // The report takes the focus from here.
              if (!hasReport) button.current?.focus()
            }}
            className="z-30 max-h-(--radix-popover-content-available-height) w-80 max-w-[calc(100vw-1.5rem)] animate-appear overflow-y-auto rounded-2xl bg-raised p-5 shadow-float ring-1 ring-line"
          >
            <SyncDetails onReport={() => setReport(true)} />
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
      <ReportDialog
        open={isOpen && hasReport}
        close={() => {
          setReport(false)
          close()
        }}
        onClosed={() => button.current?.focus()}
      />
    </>
  )
}
