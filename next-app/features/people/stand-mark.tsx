import type { Standing } from '@earshot/sync'
import { Ban, Check, CircleDashed, Pause, VolumeX, Waves } from 'lucide-react'
import { type Stands, standsWords } from './standings.ts'

/** Each a shape of its own: colour alone would not reach everybody. */
const marks: Record<Standing, { Icon: typeof Check; look: string }> = {
  'in-step': { Icon: Check, look: 'text-accent' },
  lagging: { Icon: Waves, look: 'text-soft' },
  loading: { Icon: CircleDashed, look: 'text-soft' },
  locked: { Icon: VolumeX, look: 'text-soft' },
  failed: { Icon: Ban, look: 'text-alarm' },
  paused: { Icon: Pause, look: 'text-faint' },
  idle: { Icon: Pause, look: 'text-faint' },
}

/** A small sign of how someone stands, in words for who cannot see it. Takes its room before anything is known. */
export const StandMark = ({ stands }: { stands: Stands | null }) => {
  if (stands === null) return <span className="size-4 shrink-0" />
  const { Icon, look } = marks[stands.standing]
  const { short, long } = standsWords(stands)
  return (
    <span title={long} className={`relative z-10 shrink-0 ${look} ${stands.hidden ? 'opacity-60' : ''}`}>
      <Icon aria-hidden="true" className="size-4" strokeWidth={2.25} />
      <span className="sr-only">{short}</span>
    </span>
  )
}
