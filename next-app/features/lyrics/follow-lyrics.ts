import { type Lyrics, lineAt, nextBegin, wordAt } from '@earshot/sync'
import type { RoomSession } from '../../session/room-session.ts'

/** What is sung: the places of a line and of its word, -1 before the first. */
export type Sung = { line: number; word: number }

/** A timer of a browser ends up to a millisecond early: looking again at once would be for nothing. */
const LEAST_MS = 4
/** A song is sought or held without anybody telling: it is looked where it stands this often. */
const MOST_MS = 200

/** Tells what is sung now, and from then on whenever it changes, by a timer to the next begin. Answers how to stop. */
export const followLyrics = (
  lyrics: Lyrics,
  session: Pick<RoomSession, 'positionNow'>,
  tell: (sung: Sung) => void,
): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined
  let told: Sung | null = null
  const look = () => {
    const position = session.positionNow()
    const line = lineAt(lyrics, position)
    const shown = lyrics.lines[line]
    const word = shown === undefined ? -1 : wordAt(shown, position)
    if (told?.line !== line || told.word !== word) {
      told = { line, word }
      tell(told)
    }
    const ahead = (nextBegin(lyrics, position) ?? Number.POSITIVE_INFINITY) - position
    timer = setTimeout(look, Math.max(LEAST_MS, Math.min(ahead, MOST_MS)))
  }
  look()
  return () => clearTimeout(timer)
}
