import { isLive, pause, positionAt, resume, seek, silence, start } from '../playback/index.ts'
import {
  type Announcement,
  asPositionMs,
  asServerMs,
  type DurationMs,
  type ItemId,
  type PlaybackState,
  type Queue,
  type Refusal,
  type ServerMs,
  type Song,
} from '../protocol/index.ts'
import {
  append,
  bringForward,
  findUpcoming,
  nextItem,
  QUEUE_LIMIT,
  remove,
  stepBack,
  stepForward,
  withSongs,
} from '../queue/index.ts'
import type { Command, Intent, UserCommand } from './command.ts'
import { RECENT_LIMIT, type SpaceState } from './space.ts'
import { advance, takeOver } from './stage.ts'

/** What came of a command: the space after it and what everyone is told, or why nothing changed. */
export type Step = { ok: true; space: SpaceState; say: Announcement[] } | { ok: false; refusal: Refusal }

/** Within a song's first moments "previous" means the song before; later it means this song's beginning. */
export const PREVIOUS_WITHIN_MS = 4000

/** What an intent changes, before it is stamped; `type` is how it is announced. */
type Change =
  | { type: 'playback-paused' | 'playback-resumed' | 'playback-seeked'; playback: PlaybackState }
  | { type: 'song-started' | 'playback-ended' | 'song-measured'; playback: PlaybackState; queue: Queue }
  | { type: 'queue-changed'; queue: Queue }

const refuse = (refusal: Refusal): { refusal: Refusal } => ({ refusal })

/** Every rule of a room: what `command` makes of `space` at `now`. Rules S1-S11 in docs/sync.md. */
export const reduce = (space: SpaceState, command: Command, now: ServerMs): Step => {
  if (command.type === 'time-passed') return timePassed(space, now)
  const key = `${command.by.userId} ${command.commandId}`
  if (space.recent.includes(key)) return { ok: false, refusal: 'repeated-command' }
  const change = decide(space, command, now)
  if ('refusal' in change) return { ok: false, refusal: change.refusal }
  const after = apply(space, change, now)
  const stamped = { ...after, recent: [...space.recent, key].slice(-RECENT_LIMIT) }
  return { ok: true, space: stamped, say: [announce(stamped, change, now, command)] }
}

const timePassed = (space: SpaceState, now: ServerMs): Step => {
  const stage = advance(space, now)
  if (stage === space) return { ok: false, refusal: 'not-due' }
  const change: Change = { type: stage.playback.isPlaying ? 'song-started' : 'playback-ended', ...stage }
  const after = apply(space, change, now)
  return { ok: true, space: after, say: [announce(after, change, now, null)] }
}

const decide = (space: SpaceState, command: UserCommand, now: ServerMs): Change | { refusal: Refusal } => {
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
      const last = queue.played.at(-1)
      if (last !== undefined && (queue.current === null || positionAt(playback, effectAt) < PREVIOUS_WITHIN_MS)) {
        return { type: 'song-started', playback: start(last.song, loadedAt), queue: stepBack(queue) }
      }
      if (queue.current === null) return refuse('nothing-playing')
      if (isLive(playback.currentSong)) return refuse('not-seekable')
      return { type: 'playback-seeked', playback: seek(playback, asPositionMs(0), effectAt) }
    }
    case 'add-song':
      if (queue.upcoming.length >= QUEUE_LIMIT) return refuse('queue-full')
      if (queue.current !== null) return { type: 'queue-changed', queue: append(queue, command.item) }
      return {
        type: 'song-started',
        playback: start(command.item.song, loadedAt),
        queue: bringForward(queue, command.item),
      }
    case 'remove-item':
      if (findUpcoming(queue, command.itemId) === null) return refuse('item-not-found')
      return { type: 'queue-changed', queue: remove(queue, command.itemId) }
    case 'play-item': {
      const item = findUpcoming(queue, command.itemId)
      if (item === null) return refuse('item-not-found')
      return { type: 'song-started', playback: start(item.song, loadedAt), queue: bringForward(queue, item) }
    }
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
): Change | { refusal: Refusal } => {
  const isCurrent = queue.current?.itemId === itemId
  const song = isCurrent ? playback.currentSong : (findUpcoming(queue, itemId)?.song ?? null)
  if (song === null) return refuse('item-not-found')
  const isRefused = song.durationMs !== null || isLive(song) || (isCurrent && durationMs < positionAt(playback, now))
  if (isRefused) return refuse('length-refused')
  const measured = (it: Song): Song => (it.songId === song.songId ? { ...it, durationMs } : it)
  const currentSong = playback.currentSong && measured(playback.currentSong)
  return { type: 'song-measured', playback: { ...playback, currentSong }, queue: withSongs(queue, measured) }
}

/** The next item plays at once: every listener has it loaded by now. */
const forward = (queue: Queue, at: ServerMs): Change | { refusal: Refusal } => {
  const next = nextItem(queue)
  if (next !== null) return { type: 'song-started', playback: start(next.song, at), queue: stepForward(queue) }
  if (queue.current === null) return refuse('queue-empty')
  return { type: 'playback-ended', playback: silence(at), queue: stepForward(queue) }
}

/** Commands about the song that plays: why this one cannot be meant, or null. */
const aboutAnother = (space: SpaceState, intent: Intent): Refusal | null => {
  const need = NEEDS_CURRENT[intent.type]
  const meant: ItemId | undefined = need && 'itemId' in intent ? intent.itemId : undefined
  if (meant !== undefined && meant !== space.queue.current?.itemId) return 'not-current'
  return need === 'always' && space.queue.current === null ? 'nothing-playing' : null
}

/** Which intents are about the current item; `always`: they are nothing without one. */
const NEEDS_CURRENT: Record<Intent['type'], 'always' | 'if-named' | false> = {
  'pause-playback': 'always',
  'resume-playback': 'always',
  'seek-playback': 'always',
  'skip-song': 'if-named',
  'previous-song': 'if-named',
  'add-song': false,
  'remove-item': false,
  'play-item': false,
  'measure-song': false,
}

const apply = (space: SpaceState, change: Change, now: ServerMs): SpaceState => {
  const revision = space.revision + 1
  if (change.type === 'queue-changed') return { ...space, queue: change.queue, revision }
  const next = { playback: change.playback, queue: 'queue' in change ? change.queue : space.queue }
  return { ...space, ...takeOver(space, next, now), revision }
}

const announce = (space: SpaceState, change: Change, now: ServerMs, command: UserCommand | null): Announcement => {
  const { spaceId, epoch, revision } = space
  const stamp = { spaceId, epoch, revision, serverTime: now }
  const cause = { commandId: command?.commandId ?? null, by: command?.by ?? null }
  if (change.type === 'queue-changed') return { ...stamp, ...cause, ...change }
  const { playback } = change
  const playing = { ...stamp, ...cause, itemId: space.queue.current?.itemId ?? null, playback }
  return 'queue' in change ? { type: change.type, ...playing, queue: change.queue } : { type: change.type, ...playing }
}
