import { formatDistance } from '../../lib/format.ts'
import { reportWords } from '../../lib/report-words.ts'
import { words } from '../../lib/words.ts'
import type { ErrorPoint } from '../../session/follow-log.ts'
import { distancesOf } from './distances.ts'
import { sparkline } from './sparkline.ts'

const WIDTH = 480
const HEIGHT = 64

/** The last minute as a line: above the middle this device is ahead of the room, below it behind. */
export const SparklinePicture = ({ points, now }: { points: readonly ErrorPoint[]; now: number }) => {
  const { lines, scaleMs } = sparkline(points, now, WIDTH, HEIGHT)
  const { worstMs } = distancesOf(points)
  const scale = words.sound.ms(formatDistance(scaleMs))
  return (
    <figure className="rounded-xl bg-veil p-3 ring-1 ring-line ring-inset">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        fill="none"
        role="img"
        aria-label={reportWords.picture(worstMs === null ? null : words.sound.ms(formatDistance(worstMs)))}
        className="h-16 w-full overflow-visible"
      >
        <path d={`M0 ${HEIGHT / 2} H${WIDTH}`} stroke="var(--color-line)" vectorEffect="non-scaling-stroke" />
        {lines.map((line) => (
          <polyline
            key={line}
            points={line}
            stroke="var(--accent)"
            strokeWidth="1.5"
            strokeLinejoin="round"
            vectorEffect="non-scaling-stroke"
          />
        ))}
      </svg>
      <figcaption dir="ltr" className="figures mt-2 flex justify-between text-faint text-xs">
        <span>{reportWords.ago}</span>
        <span>± {scale}</span>
        <span>{reportWords.now}</span>
      </figcaption>
    </figure>
  )
}
