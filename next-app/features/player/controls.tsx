import { SleepMark } from '../panels/later.tsx'
import { AddButton } from './add-button.tsx'
import { SeekBar } from './seek-bar.tsx'
import { SkipVote } from './skip-vote.tsx'
import { SyncMeter } from './sync-meter.tsx'
import { Transport } from './transport.tsx'
import { Volume } from './volume.tsx'

/**
 * Everything one presses. Beneath the title; on a phone at the bottom edge, under the thumb. One grid for both, so that
 * each control stands in the page once.
 */
export const Controls = () => (
  <div className="dock mt-3 w-full sm:max-w-[max(var(--side),30rem)]">
    <SeekBar />
    <SyncMeter />
    <Transport />
    <Volume />
    <SleepMark place="bar" />
    <AddButton />
    <SkipVote />
  </div>
)
