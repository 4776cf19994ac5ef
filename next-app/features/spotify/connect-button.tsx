'use client'

import { Button } from '../../components/button.tsx'
import { spotifyWords } from '../../lib/spotify-words.ts'
import type { SoundStatus } from '../../session/room-session.ts'
import { connectFault, openConnect } from '../../session/spotify/connect.ts'
import { spotifyAccount } from '../../session/spotify/spotify-account.ts'

/** What a listener can do about a song of Spotify's that is silent here; nothing where they can do nothing. */
export const ConnectButton = ({ failure }: { failure: (SoundStatus & { state: 'failed' })['failure'] }) => {
  if (failure === 'needs-premium') {
    return (
      <Button look="quiet" className="mt-3" onClick={() => spotifyAccount.signOut()}>
        {spotifyWords.signOut}
      </Button>
    )
  }
  if (failure !== 'needs-account') return null
  const fault = connectFault(location)
  if (fault === null) {
    return (
      <Button look="primary" className="mt-3" onClick={openConnect}>
        {spotifyWords.connect}
      </Button>
    )
  }
  return (
    <>
      <span className="mt-2 block text-soft">{spotifyWords.faults[fault]}</span>
      {fault === 'localhost' && (
        <Button look="primary" className="mt-3" onClick={goToLoopback}>
          {spotifyWords.hereInstead}
        </Button>
      )}
    </>
  )
}

/** The same room, by the name that Spotify comes back to. */
const goToLoopback = () => {
  const there = new URL(location.href)
  there.hostname = '127.0.0.1'
  location.assign(there)
}
