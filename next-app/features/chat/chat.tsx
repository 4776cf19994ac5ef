'use client'

import { type MessageId, type PublicUser, roleOf, type UserId } from '@earshot/sync'
import { ArrowDown } from 'lucide-react'
import { useCallback, useMemo, useRef } from 'react'
import { Button } from '../../components/button.tsx'
import { chatWords } from '../../lib/chat-words.ts'
import { useRoom } from '../../store/audioStore.tsx'
import { useMay } from '../../store/permissions.ts'
import { useTell } from '../link/use-tell.ts'
import { Composer } from './composer.tsx'
import { type Group, groupsOf, keptFrom } from './groups.ts'
import { MessageGroup } from './message-group.tsx'
import { useShowsChat } from './use-chat.ts'
import { useStayAtEnd } from './use-stay-at-end.ts'
import { dayOf } from './when.ts'

/** What was said in the room, and where one says something. */
export const Chat = () => {
  const chat = useRoom((room) => room.chat)
  const info = useRoom(({ room }) => room)
  const you = useRoom((room) => room.you)
  const users = useRoom((room) => room.users)
  const mayDelete = useMay('manage-people')
  const tell = useTell()
  const list = useRef<HTMLDivElement>(null)
  const { hasMore, toEnd, onScroll } = useStayAtEnd(list, chat.at(-1)?.at ?? 0)
  useShowsChat()

  const drawn = useRef<readonly Group[]>([])
  const groups = useMemo(() => {
    drawn.current = keptFrom(drawn.current, groupsOf(chat, dayOf))
    return drawn.current
  }, [chat])
  const namesNow = useNames(users)
  const names = useMemo(() => [...new Set([...namesNow.values(), ...chat.map(({ by }) => by.name)])], [namesNow, chat])
  // The same for as long as its names are: pieces of text are then not looked at anew with each message.
  const sameNames = useSame(names)
  const remove = useCallback((messageId: MessageId) => void tell({ type: 'delete-chat', messageId }), [tell])
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div ref={list} onScroll={onScroll} className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
        <div>
          {chat.length === 0 ? (
            <p className="px-2 py-6 text-faint">{chatWords.empty}</p>
          ) : (
            <ol aria-label={chatWords.log} className="pb-3">
              {groups.map((group) => (
                <MessageGroup
                  key={group.groupId}
                  group={group}
                  name={namesNow.get(group.by.userId) ?? group.by.name}
                  role={info === null ? 'listener' : roleOf({ ...info, creatorId: info.hostId }, group.by.userId)}
                  names={sameNames}
                  you={you?.name ?? ''}
                  isOwn={group.by.userId === you?.userId}
                  mayDelete={mayDelete}
                  remove={remove}
                />
              ))}
            </ol>
          )}
        </div>
      </div>
      <div className="relative shrink-0">
        {hasMore && (
          <Button
            onClick={toEnd}
            className="absolute inset-x-0 bottom-full mx-auto mb-2 w-fit bg-raised text-sm shadow-note"
          >
            <ArrowDown aria-hidden="true" className="size-4" />
            {chatWords.newest}
          </Button>
        )}
        <Composer said={toEnd} />
      </div>
    </div>
  )
}

/** What those present are called now, by their ids. */
const useNames = (users: readonly PublicUser[]): ReadonlyMap<UserId, string> =>
  useMemo(() => new Map(users.map(({ userId, name }) => [userId, name])), [users])

const useSame = (names: readonly string[]): readonly string[] => {
  const held = useRef(names)
  const isSame = held.current.length === names.length && held.current.every((name, place) => name === names[place])
  if (!isSame) held.current = names
  return held.current
}
