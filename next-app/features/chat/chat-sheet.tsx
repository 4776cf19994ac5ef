'use client'

import { Sheet } from '../../components/sheet.tsx'
import { chatWords } from '../../lib/chat-words.ts'
import { Chat } from './chat.tsx'
import { showChatSheet, useChatSheet } from './use-chat.ts'

/** The chat over the page, where there is no room for it beside the player. */
export const ChatSheet = () => (
  <Sheet
    open={useChatSheet()}
    close={() => showChatSheet(false)}
    closeLabel={chatWords.close}
    title={chatWords.title}
    isTall
  >
    <div className="flex min-h-0 flex-1 flex-col px-3 pb-[max(env(safe-area-inset-bottom),0.75rem)] sm:px-5">
      <Chat />
    </div>
  </Sheet>
)
