'use client'

import type { Song } from '@earshot/sync'
import { Button } from '../../components/button.tsx'
import { words } from '../../lib/words.ts'
import { type Failure, isPassing } from '../../players/failure.ts'
import { ConnectButton } from '../spotify/connect-later.tsx'
import { ElsewhereButton } from './elsewhere-button.tsx'
import { useHands } from './use-hands.ts'

/** Why this device cannot play the song; where waiting will not help, the way on for all. */
export const FailureNote = ({ failure, song }: { failure: Failure; song: Song }) => {
  const hands = useHands()
  return (
    <div className="relative mx-3 mt-auto mb-3 animate-appear self-stretch rounded-2xl bg-ground/85 px-4 py-3 text-sm backdrop-blur-md">
      <p role="alert">
        <span className="block font-medium text-alarm">{words.failureTitles[failure] ?? words.sound.failedLong}</span>
        {words.failures[failure]}
      </p>
      {song.source.kind === 'spotify' && <ConnectButton failure={failure} />}
      <ElsewhereButton song={song} />
      {!isPassing(failure) && (
        <Button onClick={hands.next} className="mt-3">
          {words.player.skipForAll}
        </Button>
      )}
    </div>
  )
}
