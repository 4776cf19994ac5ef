'use client'

import { formatDistance } from '../../lib/format.ts'
import { words } from '../../lib/words.ts'
import { useRoom } from '../../store/audioStore.tsx'
import { DelayButton } from '../delay/delay-button.tsx'
import { useCalm } from './use-calm.ts'
import { VolumeSlider } from './volume.tsx'

/** Every figure this device has of its own exactness, each with what it means. On a phone its volume too. */
export const SyncDetails = () => {
  const sync = useCalm(useRoom((room) => room.sync))
  const failure = useRoom(({ sound }) => (sound.state === 'failed' ? sound.message : null))
  const { accuracy, ...figures } = sync ?? NOTHING
  return (
    <>
      <h2 className="font-semibold">{words.sound.heading}</h2>
      <p className="text-soft text-sm">
        {failure ?? (accuracy === null ? words.sound.unknown : words.sound.accuracy[accuracy])}
      </p>
      <dl className="figures mt-3 space-y-2.5 text-sm">
        <Figure ms={figures.errorMs} name={words.sound.distance} why={words.sound.distanceWhy} />
        <Figure ms={figures.clockBoundMs} name={words.sound.clock} why={words.sound.clockWhy} />
        <Figure ms={figures.outputLatencyMs} name={words.sound.latency} why={words.sound.latencyWhy} />
        <Figure ms={figures.roundTripMs} name={words.sound.roundTrip} />
      </dl>
      <div className="mt-4">
        <DelayButton />
      </div>
      <div className="mt-3 sm:hidden">
        <VolumeSlider />
      </div>
    </>
  )
}

const NOTHING = { accuracy: null, errorMs: null, clockBoundMs: null, outputLatencyMs: null, roundTripMs: null }

const Figure = ({ ms, name, why }: { ms: number | null; name: string; why?: string }) => (
  <div className="flex items-baseline justify-between gap-4">
    <dt>
      {name}
      {why !== undefined && <span className="block text-faint text-xs">{why}</span>}
    </dt>
    <dd className="whitespace-nowrap text-soft">{ms === null ? '–' : words.sound.ms(formatDistance(ms))}</dd>
  </div>
)
