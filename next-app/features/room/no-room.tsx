'use client'

import { Button } from '../../components/button.tsx'
import { Logo } from '../../components/logo.tsx'
import { words } from '../../lib/words.ts'
import { JoinRoom } from '../landing/join-room.tsx'
import { StartRoom } from '../landing/start-room.tsx'

export type NoRoomWords = { title: string; text: string; canReload?: boolean }

/** Where a link led nowhere: what is the matter, and the ways on. `canReload`: that may help. */
export const NoRoom = ({ title, text, canReload = false }: NoRoomWords) => (
  <div className="relative isolate flex min-h-svh flex-col overflow-hidden">
    <div className="ambient" />
    <header className="px-5 pt-5 sm:px-10 sm:pt-8">
      {/* A whole new page: whatever was wrong with this one is gone then. */}
      <a href="/" aria-label={words.room.home} className="inline-flex min-h-11 items-center rounded-full">
        <Logo />
      </a>
    </header>
    <main className="mx-auto flex w-full max-w-xl flex-1 flex-col items-start justify-center px-5 pb-[12svh] sm:px-10">
      <Apart />
      <h1 className="mt-8 font-bold font-display text-5xl tracking-tight sm:text-6xl">{title}</h1>
      <p className="mt-4 text-balance text-lg text-soft leading-relaxed">{text}</p>
      <div className="mt-8 flex w-full flex-col items-start gap-4">
        {canReload ? (
          <Reload />
        ) : (
          <>
            <JoinRoom />
            <StartRoom label={words.room.startOwn} />
          </>
        )}
      </div>
    </main>
  </div>
)

const Reload = () => (
  <Button look="primary" shape="large" onClick={() => location.reload()}>
    {words.room.reload}
  </Button>
)

/** Our two rings, for once not meeting. */
const Apart = () => (
  <svg viewBox="0 0 120 44" fill="none" strokeWidth="2" aria-hidden="true" className="h-11 rtl:-scale-x-100">
    <circle cx="22" cy="22" r="20" stroke="currentColor" opacity=".3" />
    <circle cx="92" cy="22" r="20" stroke="var(--accent)" strokeDasharray="5 6" />
  </svg>
)
