import { formatDistance } from '../../lib/format.ts'
import { words } from '../../lib/words.ts'
import type { SoundStatus, SyncReading } from '../../session/room-session.ts'

/** How things are, for colour and picture: heard as it should be, on the way there, standing, or not to be heard. */
export type Tone = 'in-step' | 'moving' | 'still' | 'failed'

/** What the sync meter says of this device's sound; `errorMs` is its distance from the room where that is known. */
export const soundWords = (sound: SoundStatus, errorMs: SyncReading['errorMs']): { tone: Tone; text: string } => {
  switch (sound.state) {
    case 'idle':
      return { tone: 'still', text: words.sound.idle }
    case 'locked':
      return { tone: 'still', text: words.sound.locked }
    case 'paused':
      return { tone: 'still', text: words.sound.paused }
    case 'loading':
      return { tone: 'moving', text: words.sound.loading }
    case 'lagging':
      return { tone: 'moving', text: words.sound.lagging }
    case 'in-step':
      return {
        tone: 'in-step',
        text: errorMs === null ? words.sound.inStep : words.sound.inStepBy(formatDistance(errorMs)),
      }
    case 'failed':
      return { tone: 'failed', text: words.sound.failed }
    default:
      return sound satisfies never
  }
}
