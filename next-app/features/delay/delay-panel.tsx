'use client'

import { ChevronLeft, X } from 'lucide-react'
import { Dialog } from 'radix-ui'
import type { ReactNode } from 'react'
import { delayWords } from '../../lib/delay-words.ts'
import { MeasureView } from './measure-view.tsx'
import { MoveView } from './move-view.tsx'
import { TapView } from './tap-view.tsx'
import { type DelayView, showDelay, useDelayView } from './use-delay-panel.ts'

const views: Record<DelayView, () => ReactNode> = { move: MoveView, tap: TapView, measure: MeasureView }
const corner =
  'flex size-11 items-center justify-center rounded-full text-soft transition hover:bg-ink/8 hover:text-ink'

/** Where a listener puts this device's sound right: by hand, by tapping, by microphone. */
export const DelayPanel = () => {
  const view = useDelayView()
  const View = views[view ?? 'move']
  const { title, lead } = delayWords[view ?? 'move']
  return (
    <Dialog.Root open={view !== null} onOpenChange={(open) => showDelay(open ? 'move' : null)}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-30 animate-appear bg-scrim" />
        <Dialog.Content className="fixed inset-x-0 bottom-3 z-40 mx-auto max-h-[calc(100svh-1.5rem)] w-[26rem] max-w-[calc(100vw-1.5rem)] animate-appear overflow-y-auto rounded-3xl bg-raised p-5 shadow-float ring-1 ring-line outline-none sm:inset-y-0 sm:my-auto sm:h-fit sm:p-7">
          <div className="-mt-2 -me-2 flex items-start gap-1">
            {view !== null && view !== 'move' && (
              <button
                type="button"
                aria-label={delayWords.back}
                onClick={() => showDelay('move')}
                className={`-ms-3 ${corner}`}
              >
                <ChevronLeft aria-hidden="true" className="size-5 rtl:-scale-x-100" />
              </button>
            )}
            <Dialog.Title className="flex-1 py-2 font-display font-semibold text-xl leading-7">{title}</Dialog.Title>
            <Dialog.Close aria-label={delayWords.close} className={corner}>
              <X aria-hidden="true" className="size-5" />
            </Dialog.Close>
          </div>
          <Dialog.Description className="text-soft text-sm">{lead}</Dialog.Description>
          <View />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
