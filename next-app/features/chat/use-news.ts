'use client'

import type { ChatMessage } from '@earshot/sync'
import { useEffect, useRef, useState } from 'react'
import { useAudioStore, useRoom } from '../../store/audioStore.tsx'
import { newsOf } from './news.ts'
import { useChatShown } from './use-chat.ts'

/** What comes within this time is told together. */
const GATHER_MS = 2500
const NONE: readonly ChatMessage[] = []

/** What a screen reader is to say of new messages, calmly: at most one sentence every few seconds. */
export const useNews = (): string => {
  const chat = useRoom((room) => (room.entry.state === 'inside' ? room.chat : NONE))
  const isOpen = useChatShown()
  const [said, say] = useState('')
  const told = useRef<{ at: number } | null>(null)
  const open = useRef(isOpen)
  open.current = isOpen
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  useEffect(() => () => clearTimeout(timer.current ?? undefined), [])
  useEffect(() => {
    const newestAt = chat.at(-1)?.at ?? 0
    // What was there when one came is not read out.
    if (told.current === null) {
      if (chat !== NONE) told.current = { at: newestAt }
      return
    }
    if (newestAt <= told.current.at || timer.current !== null) return
    timer.current = setTimeout(() => {
      timer.current = null
      const { chat: all, you } = useAudioStore.getState().room
      const since = told.current?.at ?? 0
      told.current = { at: all.at(-1)?.at ?? since }
      const news = newsOf(
        all.filter(({ at }) => at > since),
        you,
        open.current,
      )
      if (news !== null) say(news)
    }, GATHER_MS)
  }, [chat])
  return said
}
