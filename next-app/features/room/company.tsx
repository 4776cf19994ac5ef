'use client'

import { ChatNews } from '../chat/chat-news.tsx'
import { Knocks } from '../door/knocks.tsx'

/** What there is to tell of others: who is at the door, and what is said. */
export const Company = () => (
  <>
    <Knocks />
    <ChatNews />
  </>
)
