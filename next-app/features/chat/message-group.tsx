'use client'

import type { ChatMessage, MessageId, Role } from '@earshot/sync'
import { memo } from 'react'
import { Avatar } from '../../components/avatar.tsx'
import { RoleMark } from '../people/role-mark.tsx'
import { DeleteButton } from './delete-button.tsx'
import { isEmojiOnly } from './emoji-only.ts'
import type { Group } from './groups.ts'
import { Said } from './said.tsx'
import { mentions } from './text-parts.ts'
import { dayWords, timeWords } from './when.ts'

type GroupProps = {
  group: Group
  /** What they are called by now. */
  name: string
  role: Role
  /** Of everyone who may be spoken to. */
  names: readonly string[]
  you: string
  isOwn: boolean
  mayDelete: boolean
  remove: (messageId: MessageId) => void
}

/** What one person said in a row. Drawn anew only when something about it is new. */
export const MessageGroup = memo(({ group, name, role, names, you, isOwn, mayDelete, remove }: GroupProps) => (
  <li className="message-group">
    {group.startsDay && (
      <p className="flex items-center gap-3 px-2 pt-4 pb-1 text-faint text-xs">
        <span aria-hidden="true" className="h-px flex-1 bg-line" />
        {dayWords(group.at, Date.now())}
        <span aria-hidden="true" className="h-px flex-1 bg-line" />
      </p>
    )}
    <div className="flex gap-3 px-2 pt-3">
      <Avatar user={{ ...group.by, name }} className="mt-0.5 size-8 text-[0.7rem]" />
      <div className="min-w-0 flex-1">
        <p className="flex items-baseline gap-1.5 text-sm">
          <span dir="auto" className="truncate font-medium">
            {name}
          </span>
          <span className="self-center">
            <RoleMark role={role} />
          </span>
          <time dateTime={new Date(group.at).toISOString()} className="figures ms-0.5 shrink-0 text-faint text-xs">
            {timeWords(group.at)}
          </time>
        </p>
        <ul>
          {group.messages.map((message) => (
            <Message
              key={message.messageId}
              message={message}
              author={name}
              names={names}
              you={you}
              isOwn={isOwn}
              mayDelete={mayDelete}
              remove={remove}
            />
          ))}
        </ul>
      </div>
    </div>
  </li>
))

type MessageProps = Pick<GroupProps, 'names' | 'you' | 'isOwn' | 'mayDelete' | 'remove'> & {
  message: ChatMessage
  author: string
}

const Message = memo(({ message, author, names, you, isOwn, mayDelete, remove }: MessageProps) => {
  const isMeant = !isOwn && mentions(message.text, you)
  return (
    <li
      className={`group/message -mx-2 flex items-start gap-1 rounded-xl px-2 ${isMeant ? 'bg-accent/10' : 'hover:bg-ink/4'}`}
    >
      <p
        dir="auto"
        className={`min-w-0 flex-1 text-start whitespace-pre-wrap break-words py-0.5 ${isEmojiOnly(message.text) ? 'text-4xl leading-snug' : 'leading-relaxed'}`}
      >
        <Said text={message.text} names={names} you={you} />
      </p>
      {(isOwn || mayDelete) && <DeleteButton author={isOwn ? null : author} remove={() => remove(message.messageId)} />}
    </li>
  )
})
