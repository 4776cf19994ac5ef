'use client'

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

/** Who is here, and how they stand. You come first, and may change your name. Two rows high from the start, so that nothing moves. */
export const People = () => {
  const users = useRoom((room) => room.users)
  const you = useRoom((room) => room.you)
  const summary = useCalm(useSummary())
  const hint = useHint()
  const [showsAll, showAll] = useEveryone()
  const everyone = yourselfFirst(users, you)
  const isLong = everyone.length > PLACES
  const shown = isLong && !showsAll ? everyone.slice(0, PLACES - 1) : everyone
  return (
    <section aria-labelledby="people" className="scroll-mt-4 px-1 pt-2 lg:px-6 lg:pt-6">
      <div className="-my-2 flex items-center gap-2">
        <div className="relative min-w-0 flex-1 font-medium text-faint text-sm">
          <h2 id="people" tabIndex={-1} className={hint === null ? '' : 'opacity-0'}>
            {everyone.length === 0 ? words.room.opening : words.people.heading(everyone.length)}
            {summary !== null && <span className="figures">, {summary}</span>}
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
        aria-label={words.people.list}
        className="mt-1 grid max-h-66 min-h-22 grid-cols-[1.2fr_1fr] content-start gap-x-4 overflow-y-auto"
      >
        {shown.map((user) =>
          user.userId === you?.userId ? <You key={user.userId} you={user} /> : <Person key={user.userId} user={user} />,
        )}
        {isLong && (
          <li>
            <button
              type="button"
              aria-expanded={showsAll}
              onClick={() => showAll(!showsAll)}
              className="min-h-11 rounded-full text-soft transition hover:text-ink"
            >
              {showsAll ? words.people.fewer : words.people.more(everyone.length - shown.length)}
            </button>
          </li>
        )}
        {everyone.length === 1 && (
          <li className="col-span-2 flex min-h-11 items-center text-faint">{words.people.alone}</li>
        )}
      </ul>
      <div className="flex min-h-11 items-center">
        <div className="min-w-0 flex-1">
          <AccountButton guestLabel={words.account.keep} />
        </div>
        <OpenPreferences className="-me-3" />
      </div>
    </section>
  )
}
