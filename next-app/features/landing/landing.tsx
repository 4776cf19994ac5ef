'use client'

import { Logo } from '../../components/logo.tsx'
import { landingWords } from '../../lib/landing-words.ts'
import { words } from '../../lib/words.ts'
import { AccountButton } from '../account/account-button.tsx'
import { OpenPreferences } from '../preferences/open-preferences.tsx'
import { DemoRoom } from './demo-room.tsx'
import { JoinRoom } from './join-room.tsx'
import { OfflineNote } from './offline-note.tsx'
import { PublicRooms } from './public-rooms.tsx'
import { StartRoom } from './start-room.tsx'
import { StrandsPicture } from './strands-picture.tsx'
import { YourRooms } from './your-rooms.tsx'

const landing = landingWords

/**
 * The start page: what this is in one line, the button that does it, and a room to hear it in. Whatever comes later than the page has
 * its place kept, or lies below the first screen, so that nothing moves.
 */
export const Landing = () => (
  <div className="relative isolate flex min-h-svh flex-col overflow-hidden">
    <div className="ambient ambient-start" data-playing="true" />
    <OfflineNote />
    <header className="mx-auto flex w-full max-w-7xl items-center justify-between gap-4 px-5 pt-5 sm:px-10 sm:pt-8">
      <Logo />
      <div className="-my-2 flex items-center gap-1">
        <AccountButton guestLabel={words.account.signIn} className="ps-3" />
        <OpenPreferences />
      </div>
    </header>

    <main>
      <div className="flex min-h-[calc(100svh-9rem)] flex-col">
        <div className="mx-auto w-full max-w-7xl px-5 pt-9 sm:px-10 sm:pt-12">
          <h1 className="font-bold font-display text-poster leading-poster tracking-poster">
            <span className="block">{landing.titleStart}</span>
            <span className="block text-accent">{landing.titleEnd}</span>
          </h1>
          <p className="mt-5 max-w-2xl text-pretty text-lg text-soft leading-relaxed sm:mt-6 sm:text-xl">
            {landing.lead}
          </p>
          <div className="mt-7 flex flex-col items-start gap-x-4 gap-y-3 sm:mt-8 sm:flex-row">
            <StartRoom />
            <JoinRoom />
          </div>
          <YourRooms />
        </div>
        <div className="relative min-h-60 flex-1">
          <StrandsPicture className="absolute inset-x-0 top-0 bottom-36 sm:bottom-0" />
          <DemoRoom className="absolute inset-x-5 bottom-2 sm:inset-x-auto sm:end-[max(2.5rem,calc(50%-37.5rem))] sm:top-1/2 sm:bottom-auto sm:w-88 sm:-translate-y-1/2" />
        </div>
      </div>
      <ul className="mx-auto mt-6 grid w-full max-w-7xl gap-x-10 gap-y-6 px-5 sm:grid-cols-3 sm:px-10">
        {landing.facts.map(([title, text]) => (
          <li key={title} className="border-line border-t pt-5">
            <h2 className="font-semibold">{title}</h2>
            <p className="mt-1 text-pretty text-soft text-sm leading-relaxed">{text}</p>
          </li>
        ))}
      </ul>
      <PublicRooms />
    </main>

    <footer className="mx-auto mt-auto w-full max-w-7xl px-5 pt-10 pb-8 sm:px-10">
      <p className="text-faint text-sm">{landing.footer}</p>
    </footer>
  </div>
)
