'use client'

import { FileText } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { formatDistance } from '../../lib/format.ts'
import { words } from '../../lib/words.ts'
import type { SyncReading } from '../../session/room-session.ts'
import { useRoom } from '../../store/audioStore.tsx'
import { DelayButton } from '../delay/delay-button.tsx'
import { soundWords } from './sound-words.ts'
import { useCalm } from './use-calm.ts'
import { VolumeSlider } from './volume.tsx'

/** Every figure this device has of its own exactness, each with what it means. On a phone its volume too. */
export const SyncDetails = ({ onReport }: { onReport: () => void }) => {
  const sync = useCalm(useRoom((room) => room.sync)) ?? NOTHING
  const sound = useRoom((room) => room.sound)
  return (
    <>
      <h2 className="font-medium text-faint text-sm">{words.sound.heading}</h2>
      <p className="figures mt-1 font-display font-semibold text-2xl">
        {sync.errorMs === null ? soundWords(sound, null).text : words.people.fromRoom(formatDistance(sync.errorMs))}
      </p>
      <p className="mt-2 text-soft text-sm">
        {sound.state === 'failed' ? (
          words.failures[sound.failure]
        ) : (
          <HowItPlays accuracy={sync.accuracy} player={sync.player} />
        )}
      </p>
      {!isSecureContext && <p className="mt-2 text-soft text-sm">{words.sound.insecure}</p>}
      <dl className="figures mt-4 space-y-2.5 text-sm">
        <Figure ms={sync.clockBoundMs} name={words.sound.clock} why={words.sound.clockWhy} />
        <Figure ms={sync.doubtMs} name={words.sound.doubt} why={words.sound.doubtWhy} />
        <Figure ms={sync.outputLatencyMs} name={words.sound.latency} why={words.sound.latencyWhy} />
        <Figure ms={sync.roundTripMs} name={words.sound.roundTrip} />
      </dl>
      <div className="mt-4">
        <DelayButton />
      </div>
      <div className="mt-3 sm:hidden">
        <VolumeSlider />
      </div>
      <Button onClick={onReport} className="mt-4 w-full">
        <FileText aria-hidden="true" className="size-[1.15rem]" />
        {words.sound.report}
      </Button>
    </>
  )
}

const NOTHING: SyncReading = {
  accuracy: null,
  player: null,
  errorMs: null,
  clockBoundMs: null,
  doubtMs: null,
  outputLatencyMs: null,
  roundTripMs: null,
}

const HowItPlays = ({ accuracy, player }: Pick<SyncReading, 'accuracy' | 'player'>) =>
  accuracy === null || player === null
    ? words.sound.unknown
    : `${words.sound.accuracy[accuracy]} ${words.sound.player[player]}`

const Figure = ({ ms, name, why }: { ms: number | null; name: string; why?: string }) => (
  <div className="flex items-baseline justify-between gap-4">
    <dt>
      {name}
      {why !== undefined && <span className="block text-faint text-xs">{why}</span>}
    </dt>
    <dd dir="auto" className="whitespace-nowrap text-soft">
      {ms === null ? '–' : words.sound.ms(formatDistance(ms))}
    </dd>
  </div>
)
