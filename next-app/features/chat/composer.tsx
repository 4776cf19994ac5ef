'use client'

import { CHAT_TEXT_LENGTH, type Refusal } from '@earshot/sync'
import { ArrowUp } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useRoomSession } from '../../context/socket-context.tsx'
import { chatWords } from '../../lib/chat-words.ts'
import { words } from '../../lib/words.ts'
import { useRoom } from '../../store/audioStore.tsx'
import { useMay } from '../../store/permissions.ts'
import { Offers } from './offers.tsx'
import { useDraft } from './use-chat.ts'
import { useCompletion } from './use-completion.ts'

/** From so few characters left on it says how many. */
const TELL_LEFT = 100

const refusalWords = (refusal: Refusal): string =>
  refusal === 'rate-limited' ? chatWords.tooFast : words.refusals[refusal]

/** Where one says something. What was refused comes back into the field, with the reason. */
export const Composer = ({ said }: { said: () => void }) => {
  const session = useRoomSession()
  const isMuted = useRoom(({ room, you }) => you !== null && (room?.muted.includes(you.userId) ?? false))
  const least = useRoom(({ room }) => room?.settings.permissions.chat ?? 'listener')
  const mayChat = useMay('chat')
  const [text, setText] = useDraft()
  const [problem, setProblem] = useState('')
  const field = useRef<HTMLTextAreaElement>(null)
  const completion = useCompletion(field, setText)
  const barred = isMuted ? chatWords.muted : mayChat ? null : words.people.whyNot(least, 'chat')

  const send = async () => {
    const meant = text.trim()
    if (meant === '' || session === null) return
    setText(() => '')
    setProblem('')
    said()
    field.current?.focus()
    const refusal = await session.tell({ type: 'send-chat', text: meant })
    if (refusal === null) return
    setProblem(refusalWords(refusal))
    // Before whatever has been begun meanwhile.
    setText((begun) => (begun === '' ? meant : `${meant}\n${begun}`))
  }
  const press = (event: KeyboardEvent) => {
    if (completion.press(event)) return
    // While a word is being composed Enter chooses it.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    void send()
  }
  if (barred !== null) return <p className="px-4 py-4 text-center text-soft text-sm">{barred}</p>
  const left = CHAT_TEXT_LENGTH - text.length
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <p role="alert" className="px-4 text-alarm text-sm empty:hidden [&:not(:empty)]:pb-1.5">
        {problem}
      </p>
      <div className="relative flex items-end rounded-3xl bg-veil ring-1 ring-line ring-inset transition focus-within:ring-2 focus-within:ring-accent">
        <Offers completion={completion} />
        <textarea
          {...completion.field}
          ref={field}
          dir={text === '' ? undefined : 'auto'}
          data-message
          rows={1}
          value={text}
          onChange={(event) => {
            const { value } = event.target
            setText(() => value)
            setProblem('')
            completion.look()
          }}
          onKeyDown={press}
          onSelect={completion.look}
          onBlur={completion.shut}
          maxLength={CHAT_TEXT_LENGTH}
          aria-label={chatWords.field}
          placeholder={chatWords.placeholder}
          enterKeyHint="send"
          className="field-sizing-content max-h-36 min-h-12 min-w-0 flex-1 resize-none text-start bg-transparent px-5 py-3 leading-6 outline-none placeholder:text-faint"
        />
        {left <= TELL_LEFT && (
          <span className="figures self-center px-1 text-faint text-xs">{chatWords.left(left)}</span>
        )}
        <button
          type="submit"
          aria-label={chatWords.send}
          disabled={text.trim() === ''}
          className="m-0.5 flex size-11 shrink-0 items-center justify-center rounded-full bg-accent text-on-accent transition-[filter,opacity] hover:brightness-110 disabled:bg-transparent disabled:text-faint"
        >
          <ArrowUp aria-hidden="true" className="size-5" />
        </button>
      </div>
    </form>
  )
}
