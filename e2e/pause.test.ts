import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectInStep, expectSilence, sleep } from './rig/agreement.ts'
import type { RoomPage } from './rig/room-page.ts'
import { makeSong } from './rig/songs.ts'
import { cast, openStage, type Stage } from './rig/stage.ts'

describe('pause and resume', () => {
  const song = makeSong('Aurora', 103, 100)
  let stage: Stage
  let ana: RoomPage
  let ben: RoomPage

  beforeAll(async () => {
    stage = await openStage(['ana', 'ben'])
    ;[ana, ben] = cast(stage, 2)
    const room = await ana.startRoom(stage.program.url)
    await ana.upload(song)
    await ben.join(room)
  })
  afterAll(() => stage?.close())

  test('one pauses and both fall silent at the same place', async () => {
    await expectInStep('before a pause', [ana, ben], [song])
    await ben.pause()
    await Promise.all([ana.told('playback-paused'), ben.told('playback-paused')])
    await sleep(700)
    await expectSilence([ana, ben], Date.now())
    const [stands, shown] = [ana.log.at(Date.now())?.positionMs ?? 0, [await ana.shownMs(), await ben.shownMs()]]
    // The seek bar moves in small steps.
    for (const positionMs of shown) expect(Math.abs(positionMs - stands)).toBeLessThan(200)
  })

  test('the other resumes and both go on from there, having lost nothing', async () => {
    const paused = ana.log.at(Date.now())
    expect(paused).toMatchObject({ isPlaying: false })
    await ana.play()
    await Promise.all([ana.told('playback-resumed'), ben.told('playback-resumed')])
    const heard = await expectInStep('paused and resumed', [ana, ben], [song])
    expect(heard - (paused?.positionMs ?? 0)).toBeGreaterThan(0)
    expect(heard - (paused?.positionMs ?? 0)).toBeLessThan(5_000)
  })

  test('pausing and resuming five times leaves both in step', async () => {
    for (let n = 2; n <= 6; n++) {
      await ana.pause()
      await ben.told('playback-paused', n)
      await ben.play()
      await ana.told('playback-resumed', n)
    }
    await expectInStep('paused and resumed five times', [ana, ben], [song])
  })
})
