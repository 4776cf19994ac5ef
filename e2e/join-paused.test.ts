import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectInStep, expectSilence, sleep } from './rig/agreement.ts'
import type { RoomPage } from './rig/room-page.ts'
import { makeSong } from './rig/songs.ts'
import { cast, openStage, type Stage } from './rig/stage.ts'

/** The seek bar moves in small steps. */
const SHOWN_MS = 200

describe('joining a paused room', () => {
  const song = makeSong('Aurora', 108, 150)
  let stage: Stage
  let ana: RoomPage
  let ben: RoomPage

  beforeAll(async () => {
    stage = await openStage(['ana', 'ben'])
    ;[ana, ben] = cast(stage, 2)
    const room = await ana.startRoom(stage.program.url)
    await ana.upload(song)
    await ana.seekTo(90_000)
    await ana.told('playback-seeked')
    await ana.pause()
    await ana.told('playback-paused')
    await ben.join(room)
  })
  afterAll(() => stage?.close())

  test('R3: it stands where it was paused, and is silent', async () => {
    await expectSilence([ana, ben], Date.now() + 300)
    const paused = ben.log.at(Date.now())
    expect(paused?.isPlaying).toBe(false)
    expect(paused?.positionMs).toBeGreaterThanOrEqual(90_000)
    expect(paused?.positionMs).toBeLessThan(92_000)
    for (const page of [ana, ben])
      expect(Math.abs((await page.shownMs()) - (paused?.positionMs ?? 0))).toBeLessThan(SHOWN_MS)
  })

  test('R2: a seek while paused moves it and starts nothing', async () => {
    await ana.seekTo(45_000)
    await ben.told('playback-seeked')
    await sleep(700)
    await expectSilence([ana, ben], Date.now())
    for (const page of [ana, ben]) expect(Math.abs((await page.shownMs()) - 45_000)).toBeLessThan(SHOWN_MS)
  })

  test('whoever joined while it was paused plays it, and both hear it go on from there', async () => {
    await ben.play()
    await ana.told('playback-resumed')
    const heard = await expectInStep('joined while paused, then played', [ana, ben], [song])
    expect(heard).toBeGreaterThan(45_000)
    expect(heard).toBeLessThan(55_000)
  })
})
