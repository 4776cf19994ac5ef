'use client'

import { words } from '../../lib/words.ts'

/** What the demo room is, and the way to a room of one's own. */
export const DemoNote = () => (
  <p className="mb-2 text-pretty rounded-2xl bg-veil px-4 py-3 text-sm text-soft leading-relaxed">
    {words.room.demo}{' '}
    <a href="/" className="font-medium text-accent underline decoration-accent/40 underline-offset-4">
      {words.room.startOwn}
    </a>
  </p>
)
