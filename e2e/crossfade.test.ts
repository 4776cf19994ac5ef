import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { expectInStep } from './rig/agreement.ts'
import { hear } from './rig/hear.ts'
import type { RoomPage } from './rig/room-page.ts'
import { makeSong } from './rig/songs.ts'
import { cast, openStage, type Stage } from './rig/stage.ts'

const OVERLAP_MS = 6000
const songs = [makeSong('Dusk', 271, 40), makeSong('Dawn', 272, 40)] as const

let stage: Stage
let everyone: [RoomPage, RoomPage]

beforeEach(async () => {
  stage = await openStage(['ana', 'ben'])
  everyone = cast(stage, 2)
  const [ana, ben] = everyone
  const room = await ana.startRoom(stage.program.url)
  await ana.upload(...songs)
  // Each by a player of its own: the exact one, and the one for pages that came by plain http.
  await ben.join(`${room}?player=file`)
})
afterEach(() => stage?.close())

test('a room that has set a crossfade hears both songs at once, everyone the same of both', async () => {
  const [ana, ben] = everyone
  const [dusk, dawn] = songs
  await ana.button('Room settings').click()
  const choice = ana.page.getByLabel('Crossfade')
  await choice.selectOption('6 seconds')
  await ana.page.getByRole('button', { name: 'Close' }).click()
  await ben.button('Room settings').click()
  await expect.poll(() => ben.page.getByLabel('Crossfade').inputValue()).toBe('6')
  await ben.page.getByRole('button', { name: 'Close' }).click()

  await ana.seekTo(dusk.durationMs - OVERLAP_MS - 4_000)
  await ana.told('playback-seeked')
  const isOver = async () => expect(ana.log.at(Date.now() - OVERLAP_MS - 1500)?.title).toBe('Dawn')
  await vi.waitFor(isOver, { timeout: 60_000, interval: 100 })
  const now = Date.now()
  const handover = now - (ana.log.at(now)?.positionMs ?? 0)
  for (const { page, listener } of everyone) {
    const at = async (after: number, song: (typeof songs)[number], positionMs: number) => {
      const heard = await hear(page, handover + after, [song], positionMs)
      expect(heard, `${listener.name}, ${song.title} at ${after} ms: ${JSON.stringify(heard)}`).toMatchObject({
        what: 'song',
      })
      if (heard.what === 'song') expect(Math.abs(heard.positionMs - positionMs)).toBeLessThan(30)
    }
    const left = dusk.durationMs - OVERLAP_MS
    await at(-150, dusk, left - 150)
    // Where both are about as loud, each is found in what is heard.
    for (const middle of [OVERLAP_MS / 2 + 150, OVERLAP_MS / 2 + 350]) {
      await at(middle, dusk, left + middle)
      await at(middle, dawn, middle)
    }
    await at(OVERLAP_MS + 300, dawn, OVERLAP_MS + 300)
    expect(await hear(page, handover + OVERLAP_MS + 300, [dusk])).not.toMatchObject({ what: 'song' })
  }
  await expectInStep('after a crossfade', everyone, songs)
})
