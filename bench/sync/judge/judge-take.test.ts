import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { resample } from '../../../e2e/rig/resample.ts'
import { benchSong, FINE_RATE } from '../ears/songs.ts'
import { Recording } from '../sound/recording.ts'
import { SCENES, type SceneName } from '../stage/scenes.ts'
import { judgeTake } from './judge-take.ts'

const CLOCK = 50_000
const STARTED_AT = 1_000_000
const songs = [benchSong('First', 1, 20), benchSong('Second', 2, 8)] as const
const recorded = songs.map(({ fine }) => resample(fine, FINE_RATE, CLOCK))
const folder = mkdtempSync(path.join(tmpdir(), 'earshot-judge-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What one listener plays from when until when, in ms, and which position comes first. */
type Piece = { song: 0 | 1; from: number; until: number; position: number }

/** The room's own timeline: begins at 1 s, rests from 5 to 6 s, is at 16 s from 9 s on, and then comes the next song. */
const ROOM: Piece[] = [
  { song: 0, from: 1_000, until: 5_000, position: 0 },
  { song: 0, from: 6_000, until: 9_000, position: 4_000 },
  { song: 0, from: 9_000, until: 13_000, position: 16_000 },
  { song: 1, from: 13_000, until: 17_000, position: 0 },
]

/** Records listeners who play the room as it is, each so many ms late. */
function record(name: string, lates: readonly number[], rooms: readonly Piece[][] = []): Recording {
  const frames = 17.5 * CLOCK
  const all = new Float32Array(frames * lates.length)
  for (const [listener, late] of lates.entries()) {
    for (const { song, from, until, position } of rooms[listener] ?? ROOM) {
      const start = Math.round(((from + late) * CLOCK) / 1000)
      const first = Math.round((position * CLOCK) / 1000)
      for (let n = 0; n < ((until - from) * CLOCK) / 1000; n++) {
        all[(start + n) * lates.length + listener] = recorded[song]?.[first + n] ?? 0
      }
    }
  }
  const file = path.join(folder, name)
  writeFileSync(file, Buffer.from(all.buffer))
  return new Recording(openSync(file, 'r'), lates.length, CLOCK, STARTED_AT)
}

const played = (name: SceneName, commandMs: number, untilMs: number, readyMs?: number) => {
  const scene = SCENES.find((it) => it.name === name)
  if (!scene) throw new Error(name)
  const readyAt = readyMs === undefined ? {} : { readyAt: STARTED_AT + readyMs }
  return { scene, commandAt: STARTED_AT + commandMs, untilAt: STARTED_AT + untilMs, ...readyAt }
}
const EVENTS = [
  played('pause', 4_900, 5_800),
  played('resume', 5_850, 8_850),
  played('seek', 8_900, 12_500),
  played('song change', 12_500, 17_000),
]

describe('a take is judged by its sound', () => {
  it('a listener 2 ms late is so in every scene, and all commands are timed until the last listener', () => {
    const recording = record('late', [0, 2])
    const { scenes } = judgeTake(recording, songs, EVENTS)
    closeSync(recording.descriptor)
    const [pause, resume, seek, change] = scenes
    for (const scene of [resume, seek, change]) {
      expect(scene?.spreads.length).toBeGreaterThan(5)
      for (const spread of scene?.spreads ?? []) expect(Math.abs(spread - 2)).toBeLessThan(0.02)
      expect(scene).toMatchObject({ apart: 0, unheard: 0, artefacts: { holes: 0, jumps: 0 } })
    }
    expect(Math.abs((pause?.times['command to effect']?.[0] ?? 0) - 102)).toBeLessThan(5)
    expect(Math.abs((resume?.times['command to effect']?.[0] ?? 0) - 152)).toBeLessThan(5)
    expect(Math.abs((seek?.times['command to effect']?.[0] ?? 0) - 102)).toBeLessThan(5)
    for (const gap of change?.times.gap ?? [99]) expect(Math.abs(gap)).toBeLessThan(0.05)
  })

  it('a listener who gets right only later is told to be apart until then, and no longer', () => {
    const slow = [...ROOM.slice(0, 1), { song: 0 as const, from: 6_000, until: 7_000, position: 4_020 }].concat([
      { song: 0, from: 7_000, until: 9_000, position: 5_000 },
      ...ROOM.slice(2),
    ])
    const recording = record('slow', [0, 0], [ROOM, slow])
    const [resume] = judgeTake(recording, songs, EVENTS.slice(1, 2)).scenes
    closeSync(recording.descriptor)
    const after = resume?.times['in step after']?.[0] ?? Number.NaN
    expect(after).toBeGreaterThan(900)
    expect(after).toBeLessThan(1_600)
    expect(Math.max(...(resume?.spreads ?? []))).toBeGreaterThan(15)
    expect(resume?.spreads.at(-1)).toBeLessThan(0.01)
    expect(resume?.artefacts.jumps).toBe(1)
  })

  it('who joins is timed from the page and from the click, and a gap between songs is measured', () => {
    const joined = [{ song: 0 as const, from: 2_500, until: 5_000, position: 1_500 }]
    const late = ROOM.map((piece) => (piece.song === 1 ? { ...piece, from: 13_004, until: 17_000 } : piece))
    const recording = record('joined', [0, 0], [late, joined])
    const { scenes } = judgeTake(recording, songs, [played('join', 2_100, 4_900, 1_900), ...EVENTS.slice(3)])
    closeSync(recording.descriptor)
    const [join, change] = scenes
    expect(Math.abs((join?.times['click to right']?.[0] ?? 0) - 400)).toBeLessThan(5)
    expect(Math.abs((join?.times['ready to right']?.[0] ?? 0) - 600)).toBeLessThan(5)
    expect(Math.abs((change?.times.gap?.[0] ?? 0) - 4)).toBeLessThan(0.05)
    expect(change?.unheard).toBe(1)
  })
})
