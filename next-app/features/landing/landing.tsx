'use client'

import { Logo } from '../../components/logo.tsx'
import { landingWords } from '../../lib/landing-words.ts'
import { words } from '../../lib/words.ts'
import { AccountButton } from '../account/account-button.tsx'
import { OpenPreferences } from '../preferences/open-preferences.tsx'
import { JoinRoom } from './join-room.tsx'
import { OfflineNote } from './offline-note.tsx'
import { PublicRooms } from './public-rooms.tsx'
import { StartRoom } from './start-room.tsx'
import { StrandsPicture } from './strands-picture.tsx'
import { YourRooms } from './your-rooms.tsx'

const landing = landingWords

/** The start page: what this is in one line, the button that does it, and the way to others' rooms. */
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

    <main className="flex flex-1 flex-col">
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
        <p className="text-faint text-sm sm:-mt-1">{landing.free}</p>
        <YourRooms />
      </div>
      <StrandsPicture className="my-auto h-[clamp(10rem,27svh,20rem)] w-full" />
      <PublicRooms />
    </main>

    <footer className="mx-auto w-full max-w-7xl px-5 pb-8 sm:px-10">
      <ul className="grid gap-x-10 gap-y-5 border-line border-t pt-6 sm:grid-cols-3">
        {landing.facts.map(([title, text]) => (
          <li key={title}>
            <h2 className="font-semibold">{title}</h2>
            <p className="mt-1 text-pretty text-soft text-sm leading-relaxed">{text}</p>
          </li>
        ))}
      </ul>
      <p className="mt-7 text-faint text-sm">{landing.footer}</p>
    </footer>
  </div>
)
