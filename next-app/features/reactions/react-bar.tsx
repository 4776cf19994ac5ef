'use client'

import { REACTIONS } from '@earshot/sync'
import { Popover, Toolbar } from 'radix-ui'
import { useRef } from 'react'
import { create } from 'zustand'
import { useRoomSession } from '../../context/socket-context.tsx'
import { companyWords } from '../../lib/company-words.ts'
import { lastReaction, showReaction } from './aloft.ts'
import { Glyph } from './glyph.tsx'

const useBar = create<{ at: HTMLElement | null }>()(() => ({ at: null }))

/** Opens the six reactions under `at`, or shuts them when they are open. */
export const toggleReactBar = (at: HTMLElement): void => useBar.setState((bar) => ({ at: bar.at === null ? at : null }))

const shut = (): void => useBar.setState({ at: null })

/** Six reactions to choose from. It stays as long as one is at it: who applauds presses more than once. */
export const ReactBar = () => {
  const at = useBar((bar) => bar.at)
  return at && <Bar at={at} />
}

const Bar = ({ at }: { at: HTMLElement }) => {
  const session = useRoomSession()
  const anchor = useRef(at)
  const bar = useRef<HTMLDivElement>(null)
  return (
    <Popover.Root open onOpenChange={(isOpen) => isOpen || shut()}>
      <Popover.Anchor virtualRef={anchor} />
      <Popover.Portal>
        {/* Below, so that it never lies over a video. */}
        <Popover.Content
          aria-label={companyWords.reactions}
          side="bottom"
          align="end"
          sideOffset={4}
          collisionPadding={12}
          onOpenAutoFocus={(event) => {
            event.preventDefault()
            bar.current?.querySelector<HTMLElement>(`[data-reaction=${lastReaction()}]`)?.focus()
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            if (at.isConnected) at.focus()
          }}
          onInteractOutside={(event) => {
            // The button that opened it shuts it itself.
            if (event.target instanceof Node && at.contains(event.target)) event.preventDefault()
          }}
          className="z-40 animate-appear rounded-full bg-raised p-1 shadow-float outline-none ring-1 ring-line"
        >
          <Toolbar.Root
            ref={bar}
            aria-label={companyWords.reactions}
            dir={document.documentElement.dir === 'rtl' ? 'rtl' : 'ltr'}
            onKeyDown={({ key }) => {
              const reaction = REACTIONS[Number(key) - 1]
              if (reaction !== undefined) showReaction(session, reaction)
            }}
            className="flex"
          >
            {REACTIONS.map((reaction, place) => (
              <Toolbar.Button
                key={reaction}
                data-reaction={reaction}
                aria-keyshortcuts={String(place + 1)}
                aria-label={companyWords.reactionNames[reaction]}
                title={companyWords.reactionNames[reaction]}
                onClick={() => showReaction(session, reaction)}
                className="flex size-11 items-center justify-center rounded-full transition duration-150 hover:bg-ink/8 focus-visible:-outline-offset-2 active:scale-90 motion-safe:hover:scale-110"
              >
                <Glyph of={reaction} className="size-7" />
              </Toolbar.Button>
            ))}
          </Toolbar.Root>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
