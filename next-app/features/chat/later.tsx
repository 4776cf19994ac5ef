'use client'

import { MessageCircle } from 'lucide-react'
import { later } from '../../components/later.tsx'
import { words } from '../../lib/words.ts'
import { openPanel } from '../panels/later.tsx'
import { showChatSheet, useUnread } from './use-chat.ts'

const NotThere = () => <p className="px-2 py-3 text-soft">{words.errors.panelMissing}</p>

/** A few lines of other lengths, where messages will be. */
const ToCome = () => (
  <div aria-hidden="true" className="animate-wait space-y-4 px-2 pt-3">
    {['w-3/5', 'w-2/5', 'w-1/2'].map((width) => (
      <div key={width} className="flex gap-3">
        <span className="size-8 shrink-0 rounded-full bg-veil" />
        <span className={`h-8 rounded-2xl bg-veil ${width}`} />
      </div>
    ))}
  </div>
)

/** Comes when somebody looks at it. */
export const Chat = later(
  () =>
    import('./chat.tsx').then(
      (part) => part.Chat,
      () => NotThere,
    ),
  ToCome,
)

/** What the panel's tab says, and how much of it is new. */
export const ChatLabel = () => {
  const unread = useUnread()
  return (
    <>
      {words.chat.tab}
      {unread > 0 && <Unread many={unread} />}
    </>
  )
}

const Unread = ({ many }: { many: number }) => (
  <span className="figures ms-2 inline-flex h-5 min-w-5 items-center justify-center rounded-full bg-accent px-1.5 font-semibold text-on-accent text-xs">
    <span aria-hidden="true">{many > 99 ? '99+' : many}</span>
    <span className="sr-only">, {words.chat.unread(many)}</span>
  </span>
)

/** On a phone: the chat over the page, from anywhere on it. */
export const ChatButton = () => {
  const unread = useUnread()
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-label={unread === 0 ? words.chat.open : words.chat.openUnread(unread)}
      onClick={() => void openPanel(() => showChatSheet(true))}
      className="relative flex size-11 shrink-0 items-center justify-center rounded-full bg-veil ring-1 ring-line ring-inset transition hover:bg-ink/10 lg:hidden"
    >
      <MessageCircle aria-hidden="true" className="size-[1.15rem]" />
      {unread > 0 && (
        <span aria-hidden="true" className="absolute top-2 end-2 size-2.5 rounded-full bg-accent ring-2 ring-ground" />
      )}
    </button>
  )
}
