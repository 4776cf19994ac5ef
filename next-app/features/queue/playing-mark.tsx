import { words } from '../../lib/words.ts'

/** Three bars over a small cover: they move while the song plays. */
export const PlayingMark = ({ isPlaying }: { isPlaying: boolean }) => (
  <span
    role="img"
    aria-label={words.queue.playing}
    className="absolute inset-0 flex items-center justify-center gap-[3px] rounded-xl bg-black/65"
  >
    {['0ms', '-420ms', '-910ms'].map((delay) => (
      <span
        key={delay}
        className="bar h-4 w-[3px] rounded-full bg-accent"
        data-playing={isPlaying}
        style={{ animationDelay: delay }}
      />
    ))}
  </span>
)
