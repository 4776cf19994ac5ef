import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectInStep } from './rig/agreement.ts'
import type { RoomPage } from './rig/room-page.ts'
import { makeSong } from './rig/songs.ts'
import { cast, openStage, type Stage } from './rig/stage.ts'

const song = makeSong('Aurora', 102, 180)
const TWO_MINUTES = 120_000

let stage: Stage
let ana: RoomPage
let ben: RoomPage
let cleo: RoomPage
let room = ''

beforeAll(async () => {
  stage = await openStage(['ana', 'ben', 'cleo'])
  ;[ana, ben, cleo] = cast(stage, 3)
  room = await ana.startRoom(stage.program.url)
  await ana.upload(song)
})
afterAll(() => stage?.close())

describe('new user joins an active room', () => {
  test('a listener who joins at 2:00 hears 2:00', async () => {
    await ana.seekTo(TWO_MINUTES)
    await ana.told('playback-seeked')
    await ben.join(room)
    const heard = await expectInStep('a listener joins at 2:00', [ana, ben], [song])
    expect(heard).toBeGreaterThanOrEqual(TWO_MINUTES)
    // Opening the page, the click and a second to settle.
    expect(heard).toBeLessThan(TWO_MINUTES + 10_000)
    expect(Math.abs((await ben.shownMs()) - (await ana.shownMs()))).toBeLessThan(500)
  })

  test('another one joins by the room’s code and hears the same, while nobody else is disturbed', async () => {
    const before = ana.log.said.length
    await cleo.open(stage.program.url)
    await cleo.page.getByRole('textbox', { name: 'Room code' }).fill(room.slice(-6))
    await cleo.button('Join').click()
    await cleo.unlock(1_500)
    await expectInStep('a third joins by code', [ana, ben, cleo], [song])
    expect(ana.log.said.length).toBe(before)
    await ana.page.getByRole('list', { name: 'People' }).getByRole('listitem').nth(2).waitFor()
  })
})
