'use client'

import { useRef } from 'react'
import { useWindow } from '../../components/rows/use-window.ts'
import { words } from '../../lib/words.ts'
import { useRoom } from '../../store/audioStore.tsx'
import { AccountButton } from '../account/account-button.tsx'
import { useCalm } from '../player/use-calm.ts'
import { OpenPreferences } from '../preferences/open-preferences.tsx'
import { OpenSettings } from '../settings/open-settings.tsx'
import { ActingHost } from './acting-host.tsx'
import { Person } from './person.tsx'
import { useEveryone } from './use-everyone.ts'
import { useHint } from './use-hint.ts'
import { useSummary } from './use-stands.ts'
import { You } from './you.tsx'
import { yourselfFirst } from './yourself-first.ts'

/** So many places stand in two rows; with more people the last place counts the rest, until one asks for all. */
const PLACES = 4
/** People stand in two columns; a row is as high as `min-h-11`, px. */
const ACROSS = 2
const ROW_PX = 44

/** Who is here, and how they stand. You come first, and may change your name. Two rows high from the start, so that nothing moves. */
export const People = () => {
  const users = useRoom((room) => room.users)
  const you = useRoom((room) => room.you)
  const summary = useCalm(useSummary())
  const hint = useHint()
  const [showsAll, showAll] = useEveryone()
  const list = useRef<HTMLUListElement>(null)
  const wasPressed = useRef(false)
  const everyone = yourselfFirst(users, you)
  const isLong = everyone.length > PLACES
  const shown = isLong && !showsAll ? everyone.slice(0, PLACES - 1) : everyone
  const rows = Math.ceil(shown.length / ACROSS)
  // Hundreds of people are no reason to draw hundreds of rows: those in sight will do.
  const { from, to } = useWindow(list, rows, ROW_PX, true)
  const toggle = isLong && (
    <button
      type="button"
      // It is another button in another place then; who pressed it is still there.
      ref={wasPressed.current ? takeFocus : null}
      aria-expanded={showsAll}
      onClick={() => {
        wasPressed.current = true
        showAll(!showsAll)
      }}
      className="min-h-11 rounded-full text-soft transition hover:text-ink"
    >
      {showsAll ? words.people.fewer : words.people.more(everyone.length - shown.length)}
    </button>
  )
  return (
    <section aria-labelledby="people" className="scroll-mt-4 px-1 pt-2 lg:px-6 lg:pt-6">
      <div className="-my-2 flex items-center gap-2">
        <div className="relative min-w-0 flex-1 font-medium text-faint text-sm">
          <h2 id="people" tabIndex={-1} className={hint === null ? '' : 'opacity-0'}>
            {everyone.length === 0 ? words.room.opening : words.people.heading(everyone.length)}
            {summary !== null && <span className="figures">{words.people.andStand(summary)}</span>}
          </h2>
          {hint !== null && (
            <p key={hint} aria-hidden="true" className="absolute inset-0 animate-appear truncate text-soft">
              {hint}
            </p>
          )}
        </div>
        <OpenSettings />
      </div>
      <ActingHost />
      <ul
        ref={list}
        aria-label={words.people.list}
        className="mt-1 grid max-h-66 min-h-22 grid-cols-[1.2fr_1fr] content-start gap-x-4 overflow-y-auto"
        style={{ paddingTop: from * ROW_PX, paddingBottom: (rows - to) * ROW_PX }}
      >
        {everyone.length === 0 && <ToCome />}
        {shown.slice(from * ACROSS, to * ACROSS).map((user, n) => {
          const place = { 'aria-posinset': from * ACROSS + n + 1, 'aria-setsize': everyone.length }
          return user.userId === you?.userId ? (
            <You key={user.userId} you={user} {...place} />
          ) : (
            <Person key={user.userId} user={user} {...place} />
          )
        })}
        {toggle && !showsAll && <li>{toggle}</li>}
        {everyone.length === 1 && (
          <li className="col-span-2 flex min-h-11 items-center text-faint">{words.people.alone}</li>
        )}
      </ul>
      {showsAll && toggle}
      <div className="flex min-h-11 items-center">
        <div className="min-w-0 flex-1">
          <AccountButton guestLabel={words.account.keep} />
        </div>
        <OpenPreferences className="-me-3" />
      </div>
    </section>
  )
}

const takeFocus = (button: HTMLButtonElement | null): void => button?.focus({ preventScroll: true })

/** The place of who will be there first: oneself. */
const ToCome = () => (
  <li aria-hidden="true" className="flex min-h-11 animate-wait items-center gap-2.5">
    <span className="size-8 shrink-0 rounded-full bg-veil" />
    <span className="h-3.5 w-24 rounded-full bg-veil" />
  </li>
)
