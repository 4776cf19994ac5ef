'use client'

import { ChatNews } from '../chat/chat-news.tsx'
import { Knocks } from '../door/knocks.tsx'
import { ComingsNews } from '../people/comings-news.tsx'
import { ReactionNews } from '../reactions/reaction-news.tsx'

/** What there is to tell of others: who is at the door, who comes and goes, what is said and shown. `wasAlone`: one was here first. */
export const Company = ({ wasAlone }: { wasAlone: boolean }) => (
  <>
    <Knocks />
    <ChatNews />
    <ComingsNews wasAlone={wasAlone} />
    <ReactionNews />
  </>
)
