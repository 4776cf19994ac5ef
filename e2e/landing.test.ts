import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Listener, openBrowser } from './rig/browser.ts'
import { clickOnly, glance } from './rig/eyes.ts'
import { Program } from './rig/program.ts'
import { RoomPage } from './rig/room-page.ts'

let program: Program
let ana: Listener

beforeAll(async () => {
  program = await Program.start()
  ana = await openBrowser('ana')
})
afterAll(async () => {
  await ana?.browser.close()
  await program?.stop()
  expect(ana?.complaints).toEqual([])
})

/** The lower edge of what has this name, px from the top of the page. */
const bottomOf = async (room: RoomPage, role: 'button' | 'textbox' | 'region', name: string | RegExp) => {
  const box = await room.page.getByRole(role, { name }).boundingBox()
  if (box === null) throw new Error(`${name} is not to be seen`)
  return box.y + box.height
}

const secondsIn = (text: string | null): number => {
  const [, minutes = '', seconds = ''] = /(\d+):(\d\d)/.exec(text ?? '') ?? []
  return Number(minutes) * 60 + Number(seconds)
}

test('whoever comes sees at once what this is and what to press, and the song of the demo room goes on before their eyes', async () => {
  const room = new RoomPage(ana)
  for (const [width, height] of [
    [1440, 900],
    [360, 740],
  ] as const) {
    await room.page.setViewportSize({ width, height })
    await room.open(program.url)
    await room.page.getByRole('region', { name: 'On now in the demo room' }).waitFor()
    expect(await bottomOf(room, 'button', 'Start a room')).toBeLessThan(height)
    expect(await bottomOf(room, 'textbox', 'Room code')).toBeLessThan(height)
    expect(await glance(room.page, 'document.documentElement.scrollWidth > innerWidth')).toBe(false)
  }
  const card = room.page.getByRole('region', { name: 'On now in the demo room' })
  await card.getByText('Nobody there yet').waitFor()
  const before = secondsIn(await card.textContent())
  await expect.poll(async () => secondsIn(await card.textContent())).toBeGreaterThan(before + 1)
})

test('one press leads into the demo room, which sounds at once, in step, and which nobody changes', async () => {
  const room = new RoomPage(ana)
  await room.page.setViewportSize({ width: 1280, height: 800 })
  await room.open(program.url)
  const told = await (await fetch(`${program.url}/api/demo-room`)).json()
  await clickOnly(room.page, `Listen in: ${told.room.song.title}, in the demo room`)
  await room.page.waitForURL(`${program.url}/room/${told.room.spaceId}`)
  await room.page
    .getByTitle('How this device is in step')
    .getByText(/^In step/)
    .waitFor()
  expect(await room.page.getByRole('button', { name: 'Tap to listen' }).count()).toBe(0)
  await room.page.getByText('This is the demo room.').waitFor()
  await clickOnly(room.page, 'Pause')
  await room.page
    .getByText(/Only the host/)
    .first()
    .waitFor()
  expect(await room.button('Pause').count()).toBe(1)
  const { room: now } = await (await fetch(`${program.url}/api/demo-room`)).json()
  expect(now.listeners).toBe(1)
  // It has a place of its own, and none in the list.
  expect((await (await fetch(`${program.url}/api/spaces?listed`)).json()).spaces).toEqual([])
})
