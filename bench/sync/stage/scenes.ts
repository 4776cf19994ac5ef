import type { SongFile } from '../ears/songs.ts'
import { wallNow } from '../sound/recorder.ts'
import type { Listener } from './listener.ts'
import { type House, sleep } from './theatre.ts'

/** Everyone and everything a scene may use. */
export type Stage = House & { songs: readonly [SongFile, SongFile] }

export type SceneName = 'start' | 'join' | 'pause' | 'resume' | 'seek' | 'song change'

/** When (ms since 1970) the scene's command was given, and, for one who joins, when the page was ready. */
export type Acted = { commandAt: number; readyAt?: number }

/**
 * One event in the life of a room. `effect` says what of the sound tells that it has happened: a stretch of sound begins,
 * the one that lasts ends, the last listener is heard, or the next song begins. `listenMs` is how long it is listened to.
 */
export type Scene = {
  name: SceneName
  effect: 'begins' | 'ends' | 'joins' | 'next song'
  /** How many of the listeners are in the room: the last one joins in the second scene. */
  present: (listeners: number) => number
  act: (stage: Stage) => Promise<Acted>
  listenMs: number
}

const nth = ({ listeners }: Stage, n: number): Listener => {
  const listener = listeners.at(n)
  if (!listener) throw new Error(`there is no listener ${n}`)
  return listener
}
const everyone = (listeners: number) => listeners
/** A seek leaves the first song so much time before its end, less what the bar's thumb takes from a click there. */
const BEFORE_END_MS = 5_000
/** A pause is timed with everything loaded: fetching the second song takes this long behind the slower networks. */
const LOAD_MS = 3_000

/** A take: these scenes, one after the other, in one room. */
export const SCENES: readonly Scene[] = [
  {
    name: 'start',
    effect: 'begins',
    present: (listeners) => listeners - 1,
    act: async (stage) => {
      const commandAt = wallNow()
      await nth(stage, 0).upload(stage.songs[0])
      return { commandAt }
    },
    listenMs: 4_000,
  },
  {
    name: 'join',
    effect: 'joins',
    present: everyone,
    act: async (stage) => {
      const last = stage.listeners.length - 1
      const { readyAt, clickedAt } = await nth(stage, last).joinByLink(stage.urlOf(last), stage.code)
      return { commandAt: clickedAt, readyAt }
    },
    listenMs: 3_800,
  },
  {
    name: 'pause',
    effect: 'ends',
    present: everyone,
    act: async (stage) => {
      await nth(stage, 0).upload(stage.songs[1])
      await sleep(LOAD_MS)
      return { commandAt: await nth(stage, 1).press('Pause') }
    },
    listenMs: 1_000,
  },
  {
    name: 'resume',
    effect: 'begins',
    present: everyone,
    act: async (stage) => ({ commandAt: await nth(stage, 0).press('Play') }),
    listenMs: 3_300,
  },
  {
    name: 'seek',
    effect: 'begins',
    present: everyone,
    act: async (stage) => {
      const { durationMs } = stage.songs[0]
      return { commandAt: await nth(stage, 1).seekTo(durationMs - BEFORE_END_MS, durationMs) }
    },
    listenMs: BEFORE_END_MS - 1_400,
  },
  {
    name: 'song change',
    effect: 'next song',
    present: everyone,
    act: async () => ({ commandAt: wallNow() }),
    listenMs: 3_600,
  },
]

/** What of a take another scene needs: a pause is no use without its end, and only a seek leads to a song's end in time. */
const NEEDS: Record<SceneName, readonly SceneName[]> = {
  start: [],
  join: ['start'],
  pause: ['start', 'resume'],
  resume: ['start', 'pause'],
  seek: ['start'],
  'song change': ['start', 'pause', 'resume', 'seek'],
}

/** The scenes of a take that are asked for, and what they need; without a join everyone is there from the start. */
export function scenesOf(names: readonly SceneName[]): readonly Scene[] {
  const needed = new Set(names.flatMap((name) => [name, ...NEEDS[name]]))
  const scenes = SCENES.filter(({ name }) => needed.has(name))
  return needed.has('join') ? scenes : scenes.map((scene) => ({ ...scene, present: everyone }))
}
