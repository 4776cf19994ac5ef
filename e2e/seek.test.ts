import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectInStep, sleep } from './rig/agreement.ts'
import type { RoomPage } from './rig/room-page.ts'
import { makeSong } from './rig/songs.ts'
import { openStage, type Stage } from './rig/stage.ts'

const at = (minutes: number, seconds: number) => (minutes * 60 + seconds) * 1000

describe.each([
  ['ana', 'ben'],
  ['ana', 'ben', 'cleo'],
])('seek', (...names) => {
  const song = makeSong('Aurora', 101, 240)
  let stage: Stage
  let everyone: RoomPage[]

  beforeAll(async () => {
    stage = await openStage(names)
    everyone = stage.listeners
    const [ana, ...others] = everyone
    const room = await ana?.startRoom(stage.program.url)
    await ana?.upload(song)
    for (const other of others) await other.join(room ?? '')
  })
  afterAll(() => stage?.close())

  test(`at 3:30 someone seeks to 1:45, and all ${names.length} continue from 1:45`, async () => {
    const [first, last] = [everyone[0], everyone.at(-1)]
    await expectInStep('a song nobody had before', everyone, [song])
    await first?.seekTo(at(3, 30))
    await first?.told('playback-seeked')
    const before = await expectInStep('after a seek to 3:30', everyone, [song])
    expect(before).toBeGreaterThanOrEqual(at(3, 30))
    expect(before).toBeLessThan(at(3, 35))

    await last?.seekByMouse(at(1, 45), song.durationMs)
    await last?.told('playback-seeked', 2)
    const after = await expectInStep('after a seek from 3:30 to 1:45', everyone, [song])
    // A pixel of the seek bar is some tenths of a second.
    expect(after).toBeGreaterThanOrEqual(at(1, 44))
    expect(after).toBeLessThan(at(1, 50))
  })

  test('R5: each seek is told once and answered by none', async () => {
    await sleep(1_000)
    for (const { log } of everyone) expect(log.count('playback-seeked')).toBe(2)
  })
})
