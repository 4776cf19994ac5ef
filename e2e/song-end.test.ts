import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { expectInStep } from './rig/agreement.ts'
import { hear } from './rig/hear.ts'
import type { RoomPage } from './rig/room-page.ts'
import { makeSong } from './rig/songs.ts'
import { cast, openStage, type Stage } from './rig/stage.ts'

const songs = [makeSong('Aurora', 104, 50), makeSong('Borealis', 105, 40), makeSong('Corona', 106, 30)] as const

let stage: Stage
let everyone: [RoomPage, RoomPage, RoomPage]

beforeAll(async () => {
  stage = await openStage(['ana', 'ben', 'cleo'])
  everyone = cast(stage, 3)
  const [ana, ben, cleo] = everyone
  const room = await ana.startRoom(stage.program.url)
  await ana.upload(...songs)
  await ben.join(room)
  await cleo.join(room)
})
afterAll(() => stage?.close())

test('a song’s end starts the next for all', async () => {
  const [ana] = everyone
  const [aurora, borealis] = songs
  await expectInStep('three songs in the queue', everyone, songs)
  expect(ana.log.at(Date.now())?.title).toBe('Aurora')
  const before = everyone.map(({ log }) => log.count('song-started'))
  await ana.seekTo(aurora.durationMs - 12_000)
  await ana.told('playback-seeked')
  await expectInStep('shortly before a song’s end', everyone, songs)

  // Some sound of the next song must be recorded before it is looked at.
  const enough = async () => expect(ana.log.at(Date.now() - 1_500)?.title).toBe('Borealis')
  await vi.waitFor(enough, { timeout: 40_000, interval: 100 })
  const now = Date.now()
  const seam = now - (ana.log.at(now)?.positionMs ?? 0)
  for (const { page, listener } of everyone) {
    for (const [after, title, positionMs] of [
      [-150, 'Aurora', aurora.durationMs - 150],
      [150, 'Borealis', 150],
    ] as const) {
      const heard = await hear(page, seam + after, songs, positionMs)
      expect(heard, `${listener.name} ${after} ms after the seam`).toMatchObject({ what: 'song', title })
      if (heard.what === 'song') expect(Math.abs(heard.positionMs - positionMs)).toBeLessThan(30)
    }
  }
  await expectInStep('after a song’s end', everyone, [aurora, borealis])

  // R8: three listeners were there at the end, and one song was skipped.
  expect(everyone.map(({ log }, n) => log.count('song-started') - (before[n] ?? 0))).toEqual([1, 1, 1])
})

test('somebody skips, and everyone hears the next song from its beginning', async () => {
  const [ana, ben] = everyone
  await ben.button('Next song').click()
  await expect.poll(() => ana.log.at(Date.now())?.title).toBe('Corona')
  const heard = await expectInStep('after a skip', everyone, songs)
  expect(heard).toBeLessThan(10_000)
})
