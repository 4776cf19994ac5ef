import { landingWords } from '../../lib/landing-words.ts'
import { LANES, SWING } from './strands.ts'
import { StrandsCanvas } from './strands-canvas.tsx'

const { devices } = landingWords

/** Our idea as a picture: several devices' sound, each from where it is, run together into one line. */
export const StrandsPicture = ({ className }: { className: string }) => (
  <div className={className}>
    <StrandsCanvas className="absolute inset-0 size-full" />
    <ul
      aria-hidden="true"
      className="absolute inset-y-0 start-[max(2.5rem,calc(50%-37.5rem))] text-faint text-xs max-sm:hidden"
    >
      {devices.map((device, index) => {
        const rank = (2 * index) / (devices.length - 1) - 1
        return (
          <li
            key={device}
            className="absolute -translate-y-[2.1em] whitespace-nowrap"
            style={{ top: `${50 + 100 * SWING * LANES * rank}%` }}
          >
            {device}
          </li>
        )
      })}
    </ul>
  </div>
)
