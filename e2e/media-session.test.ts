import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RoomPage } from './rig/room-page.ts'
import { cast, openStage, type Stage } from './rig/stage.ts'
import { interrupt, pressControl, systemOf, watchSystemOf } from './rig/system-controls.ts'

let [stage, ana, ben]: [Stage | null, RoomPage, RoomPage] = [null, null as never, null as never]
beforeAll(async () => {
  stage = await openStage(['ana', 'ben'])
  const listeners = cast(stage, 2)
  ana = listeners[0]
  ben = listeners[1]
  await Promise.all(listeners.map(watchSystemOf))
  const room = await ana.startRoom(stage.program.url)
  await ana.button('Play a demo song').click()
  await ana.button('Pause').waitFor()
  await ben.join(room)
  await ben.button('Pause').waitFor()
})
afterAll(async () => await stage?.close())

const systemShows = (room: RoomPage, shown: object) => expect.poll(() => systemOf(room)).toMatchObject(shown)

test('the system shows what the room plays, and its controls act on the room', async () => {
  const title = (await ana.page.locator('h2[title]').innerText()).trim()
  for (const room of [ana, ben]) {
    await systemShows(room, { title, state: 'playing', isPresent: true, sizes: expect.arrayContaining(['512x512']) })
  }
  await pressControl(ana, 'pause')
  await ben.button('Play').waitFor()
  for (const room of [ana, ben]) await systemShows(room, { state: 'paused', isPresent: false })

  await pressControl(ben, 'seekto', { seekTime: 20 })
  await systemShows(ana, { positionS: 20 })
  await pressControl(ben, 'seekforward', { seekOffset: 5 })
  await systemShows(ana, { positionS: 25 })
  const { durationS } = await systemOf(ana)
  expect(durationS).toBeGreaterThan(25)

  await pressControl(ben, 'play')
  await ana.button('Pause').waitFor()
  await systemShows(ana, { state: 'playing' })
  // What the system reckons on by itself it is not told.
  expect((await systemOf(ana)).positionS).toBeLessThan(27)
})

test('a listener who may not pause the room silences their own device, and hears it again by play', async () => {
  await ana.button('Room settings').click()
  await ana.page.getByRole('tab', { name: 'Who decides' }).click()
  await ana.page.getByRole('radio', { name: /^DJs/ }).click()
  await ana.page.getByRole('radio', { name: /^DJs/, checked: true }).waitFor()
  await ana.page.keyboard.press('Escape')
  await systemShows(ben, { offers: ['play', 'pause', 'stop'] })

  await pressControl(ben, 'pause')
  await ben.button('Unmute').waitFor()
  await ben.page.getByText('Silent on this device only. The room plays on.').waitFor()
  await systemShows(ben, { state: 'paused', isPresent: false })
  await ana.button('Pause').waitFor()
  await systemShows(ana, { state: 'playing' })

  await pressControl(ben, 'play')
  await ben.button('Mute').waitFor()
  await systemShows(ben, { state: 'playing' })
})

test('what the system silences, for a call, is this device and not the room, and it is heard again when the system lets it', async () => {
  await systemShows(ana, { state: 'playing', isPresent: true })
  await interrupt(ana, true)
  await ana.button('Unmute').waitFor()
  await ana.button('Pause').waitFor()
  await interrupt(ana, false)
  await ana.button('Mute').waitFor()
  await systemShows(ana, { state: 'playing', isPresent: true })
})
