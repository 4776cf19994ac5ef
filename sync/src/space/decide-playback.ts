import { isLive, pause, positionAt, resume, seek, silence, start } from '../playback/index.ts'
import {
  asPositionMs,
  asServerMs,
  type DurationMs,
  type ItemId,
  type Queue,
  type Refusal,
  type ServerMs,
  type Song,
} from '../protocol/index.ts'
import { bringForward, findUpcoming, stepBack, stepPast, withSongs } from '../queue/index.ts'
import { type Decision, refuse } from './change.ts'
import type { PlaybackIntent, ServerCommand, UserCommand } from './command.ts'
import { notBefore } from './handover.ts'
import { may } from './permission.ts'
import type { SpaceState } from './space.ts'

/** Within a song's first moments "previous" means the song before; later it means this song's beginning. */
export const PREVIOUS_WITHIN_MS = 4000

/** What is decided about what plays. Rules S1-S11 in docs/sync.md, S14 and S20 in docs/rooms.md. */
export const decidePlayback = (space: SpaceState, command: UserCommand & PlaybackIntent, now: ServerMs): Decision => {
  const { playback, queue } = space
  /** States take effect in the order in which they were decided, so never before the newest one. */
  const effectAt = asServerMs(Math.max(now + command.leadMs, playback.lastUpdated))
  const loadedAt = asServerMs(Math.max(now + command.loadLeadMs, playback.lastUpdated))
  const wrong = aboutAnother(space, command)
  if (wrong !== null) return refuse(wrong)

  switch (command.type) {
    case 'pause-playback':
      return playback.isPlaying
        ? { type: 'playback-paused', playback: pause(playback, effectAt) }
        : refuse('already-paused')
    case 'resume-playback':
      return playback.isPlaying
        ? refuse('already-playing')
        : { type: 'playback-resumed', playback: resume(playback, effectAt) }
    case 'seek-playback':
      if (isLive(playback.currentSong)) return refuse('not-seekable')
      return { type: 'playback-seeked', playback: seek(playback, command.positionMs, effectAt) }
    case 'skip-song':
      return forward(queue, effectAt)
    case 'previous-song': {
      const before = stepBack(queue)
      const isEarly = queue.current === null || positionAt(playback, effectAt) < PREVIOUS_WITHIN_MS
      if (before !== queue && before.current !== null && isEarly) {
        return { type: 'song-started', playback: start(before.current.song, loadedAt), queue: before }
      }
      if (queue.current === null) return refuse('nothing-playing')
      if (isLive(playback.currentSong)) return refuse('not-seekable')
      return { type: 'playback-seeked', playback: seek(playback, asPositionMs(0), effectAt) }
    }
    case 'play-item': {
      const item = findUpcoming(queue, command.itemId)
      if (item === null) return refuse('item-not-found')
      return { type: 'song-started', playback: start(item.song, loadedAt), queue: bringForward(queue, item, loadedAt) }
    }
    case 'vote-skip':
      return voteSkip(space, command, effectAt)
    case 'measure-song':
      return measureSong(space, command.itemId, command.durationMs, now)
    default:
      return command satisfies never
  }
}

/** A length is told once, by a player that knows it; what has played already is no longer than the song. */
const measureSong = (
  { playback, queue }: SpaceState,
  itemId: ItemId,
  durationMs: DurationMs,
  now: ServerMs,
): Decision => {
  const isCurrent = queue.current?.itemId === itemId
  const song = isCurrent ? playback.currentSong : (findUpcoming(queue, itemId)?.song ?? null)
  if (song === null) return refuse('item-not-found')
  const isRefused = song.durationMs !== null || isLive(song) || (isCurrent && durationMs < positionAt(playback, now))
  if (isRefused) return refuse('length-refused')
  const measured = (it: Song): Song => (it.songId === song.songId ? { ...it, durationMs } : it)
  const currentSong = playback.currentSong && measured(playback.currentSong)
  const told = notBefore({ playback: { ...playback, currentSong }, queue: withSongs(queue, measured) }, now)
  return { type: 'song-measured', ...told }
}

/** The next item plays at once: every listener has it loaded by now. */
const forward = (queue: Queue, at: ServerMs): Decision => {
  if (queue.current === null && queue.upcoming.length === 0) return refuse('queue-empty')
  const next = stepPast(queue, at)
  if (next.current === null) return { type: 'playback-ended', playback: silence(at), queue: next }
  return { type: 'song-started', playback: start(next.current.song, at), queue: next }
}

/** How many of so many people skip a song by their votes. */
export const votesToSkip = (share: number, people: number): number =>
  // 0.07 of 100 is 7.000000000000001 to a double, and 7 to people.
  Math.max(1, Math.ceil(people * share - 1e-9))

/** Looks at the votes once more when there are fewer people, of whom fewer are enough. Rule S31 in docs/rooms.md. */
export const countVotes = (
  { queue, playback, skipVotes, settings }: SpaceState,
  { present, leadMs }: ServerCommand & { type: 'count-votes' },
  now: ServerMs,
): Decision => {
  const votes = skipVotes.filter((it) => present.includes(it)).length
  if (settings.skipShare === null || queue.current === null) return refuse('not-due')
  if (votes < votesToSkip(settings.skipShare, present.length)) return refuse('not-due')
  return forward(queue, asServerMs(Math.max(now + leadMs, playback.lastUpdated)))
}

/** Votes of who is not there any more count for nothing; who may skip alone does not vote but skip. */
const voteSkip = (
  space: SpaceState,
  { by, present }: UserCommand & { type: 'vote-skip' },
  effectAt: ServerMs,
): Decision => {
  const { skipShare } = space.settings
  if (skipShare === null || may(space, by.userId, 'change-song')) return refuse('not-votable')
  const here = new Set([...present, by.userId])
  const skipVotes = [...new Set([...space.skipVotes, by.userId])].filter((it) => here.has(it))
  const needed = votesToSkip(skipShare, here.size)
  return skipVotes.length >= needed ? forward(space.queue, effectAt) : { type: 'skip-voted', skipVotes, needed }
}

/** Commands about the song that plays: why this one cannot be meant, or null. */
const aboutAnother = (space: SpaceState, intent: PlaybackIntent): Refusal | null => {
  const need = NEEDS_CURRENT[intent.type]
  const meant: ItemId | undefined = need && 'itemId' in intent ? intent.itemId : undefined
  if (meant !== undefined && meant !== space.queue.current?.itemId) return 'not-current'
  return need === 'always' && space.queue.current === null ? 'nothing-playing' : null
}

/** Which intents are about the current item; `always`: they are nothing without one. */
const NEEDS_CURRENT: Record<PlaybackIntent['type'], 'always' | 'if-named' | false> = {
  'pause-playback': 'always',
  'resume-playback': 'always',
  'seek-playback': 'always',
  'skip-song': 'if-named',
  'previous-song': 'if-named',
  'vote-skip': 'always',
  'play-item': false,
  'measure-song': false,
}
