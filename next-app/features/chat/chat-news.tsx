'use client'

import { useNews } from './use-news.ts'

/** Tells screen readers, politely, what is said in the chat. */
export const ChatNews = () => (
  <div role="status" aria-live="polite" className="sr-only">
    {useNews()}
  </div>
)
