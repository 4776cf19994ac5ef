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

/** A small sign at someone's avatar of how they stand, in words for who cannot see it. Nothing while nothing is known. */
export const StandMark = ({ stands }: { stands: Stands | null }) => {
  if (stands === null) return null
  const { Icon, look } = marks[stands.standing]
  const { short, long } = standsWords(stands)
  return (
    <span
      title={long}
      className={`-end-1.5 -bottom-1 absolute flex size-[1.125rem] items-center justify-center rounded-full bg-ground ${look}`}
    >
      <Icon aria-hidden="true" className={`size-3 ${stands.hidden ? 'opacity-60' : ''}`} strokeWidth={2.75} />
      <span className="sr-only">{short}</span>
    </span>
  )
}
