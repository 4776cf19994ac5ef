'use client'

import type { SpaceId } from '@earshot/sync'
import { useEffect, useRef } from 'react'
import { Button } from '../../components/button.tsx'
import { Logo } from '../../components/logo.tsx'
import { useRoomSession } from '../../context/socket-context.tsx'
import { doorWords } from '../../lib/door-words.ts'
import { words } from '../../lib/words.ts'
import { useRoom } from '../../store/audioStore.tsx'
import { LinkNote } from '../link/link-note.tsx'
import { CallerName } from './caller-name.tsx'
import type { Outside } from './outside.ts'
import { PasswordForm } from './password-form.tsx'
import { Threshold } from './threshold.tsx'
import { useRoomName } from './use-callers.ts'

const door = doorWords

const saidAt = (entry: Outside): { title: string; text: string } =>
  entry.state === 'out' ? door.out[entry.reason] : door[entry.state]

/** In place of a room that is not open to everyone: what it takes to come in, and the ways on. */
export const Door = ({ code, entry }: { code: SpaceId; entry: Outside }) => {
  const name = useRoomName(code)
  const { title, text } = saidAt(entry)
  const heading = useRef<HTMLHeadingElement>(null)
  const key = entry.state === 'out' ? entry.reason : entry.state
  // What stood here before is gone, and with it the focus.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each page
  useEffect(() => {
    if (entry.state !== 'password') heading.current?.focus()
  }, [key])
  return (
    <div className="relative isolate flex min-h-svh flex-col overflow-hidden">
      <div className="ambient" data-playing={entry.state === 'waiting'} />
      <LinkNote />
      <header className="px-5 pt-5 sm:px-10 sm:pt-8">
        {/* A whole new page: whoever leaves waits no more. */}
        <a href="/" aria-label={words.room.home} className="inline-flex min-h-11 items-center rounded-full">
          <Logo />
        </a>
      </header>
      <main className="mx-auto flex w-full max-w-xl flex-1 flex-col items-start justify-center px-5 py-8 pb-[12svh] sm:px-10">
        <Threshold state={entry.state} />
        <p className="mt-8 wrap-anywhere text-soft">{name === '' ? door.kickerUnknown : door.kicker(name)}</p>
        <h1
          ref={heading}
          tabIndex={-1}
          className="mt-1 text-balance font-bold font-display text-4xl leading-title tracking-tight outline-none sm:text-5xl"
        >
          {title}
        </h1>
        <p role="status" className="mt-4 text-balance text-lg text-soft leading-relaxed">
          {text}
        </p>
        <div className="mt-7 flex w-full flex-col items-start gap-4">
          <WaysIn entry={entry} />
        </div>
        {entry.state !== 'out' && <CallerName />}
      </main>
    </div>
  )
}

const WaysIn = ({ entry }: { entry: Outside }) => {
  switch (entry.state) {
    case 'password':
      return (
        <>
          <PasswordForm isWrong={entry.isWrong} isTrying={entry.isTrying} />
          <div className="flex items-center gap-3 text-faint text-sm">
            <span>{door.password.or}</span>
            <Ask look="quiet" />
          </div>
        </>
      )
    case 'approval':
      return <Ask look="primary" />
    case 'waiting':
      return <Elsewhere text={door.waiting.leave} />
    case 'out':
      return <Out again={door.out[entry.reason].again} />
    default:
      return entry satisfies never
  }
}

/** Asking is the gesture by which the browser lets this page sound, once it is in. */
const Ask = ({ look }: { look: 'primary' | 'quiet' }) => {
  const session = useRoomSession()
  const isUp = useRoom(({ link }) => link.phase === 'online')
  const ask = () => {
    session?.unlockSound().catch(() => undefined)
    session?.requestEntry()
  }
  return (
    <Button look={look} shape={look === 'primary' ? 'large' : 'medium'} disabled={!isUp} onClick={ask}>
      {door.ask}
    </Button>
  )
}

const Out = ({ again }: { again: string | null }) => {
  const session = useRoomSession()
  return (
    <div className="flex flex-wrap gap-3">
      {again !== null && (
        <Button look="primary" onClick={() => session?.enter({})}>
          {again}
        </Button>
      )}
      <Elsewhere text={door.elsewhere} />
    </div>
  )
}

const Elsewhere = ({ text }: { text: string }) => (
  <a
    href="/"
    className="inline-flex h-11 items-center rounded-full bg-veil px-5 ring-1 ring-line ring-inset transition hover:bg-ink/10"
  >
    {text}
  </a>
)
