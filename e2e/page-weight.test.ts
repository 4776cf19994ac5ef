import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Listener, openBrowser } from './rig/browser.ts'
import { glance } from './rig/eyes.ts'
import { Program } from './rig/program.ts'
import { RoomPage } from './rig/room-page.ts'

/** Scripts of a room's page before a song plays, as they are sent to who takes gzip: what a visitor waits for. 260 KiB. */
const BUDGET_BYTES = 260 << 10

let [program, listener]: [Program | null, Listener | null] = [null, null]
beforeAll(async () => {
  program = await Program.start()
  listener = await openBrowser('ada')
})
afterAll(async () => {
  await listener?.browser.close()
  await program?.stop()
})

const sentBytes = async (address: string): Promise<number> => {
  const answer = await fetch(address, { method: 'HEAD', headers: { 'accept-encoding': 'gzip' } })
  const bytes = Number(answer.headers.get('content-length'))
  expect(bytes, address).toBeGreaterThan(0)
  return bytes
}

/** Loads a room as a visitor does who follows its link, and answers what its scripts weigh. */
const weigh = async (room: RoomPage, roomUrl: string): Promise<number> => {
  await room.page.goto(roomUrl, { waitUntil: 'networkidle' })
  await room.page.getByRole('tab', { name: 'Add songs' }).waitFor()
  const addresses: string[] = await room.page.evaluate(
    "performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => new URL(name).pathname.endsWith('.js'))",
  )
  const own = [...new Set(addresses)]
  const sizes = await Promise.all(own.map(sentBytes))
  return sizes.reduce((sum, size) => sum + size, 0)
}

test('a room that plays nothing yet loads no more scripts than it needs, and what is shut comes when it is opened', async () => {
  if (program === null || listener === null) throw new Error('nothing was started')
  const room = new RoomPage(listener)
  const bytes = await weigh(room, await room.startRoom(program.url))
  expect(bytes, 'scripts of a room before a song plays').toBeLessThan(BUDGET_BYTES)
  expect(bytes).toBeGreaterThan(BUDGET_BYTES / 2)

  // The server is away just then: it says so, and the next press tries again.
  await room.page.route('**/_next/**', (route) => route.abort())
  await room.button('Play a demo song').click()
  const meter = room.page.getByTitle('How this device is in step')
  await meter.click()
  await room.page.getByText('This could not be loaded').waitFor()
  expect(await meter.getAttribute('aria-expanded')).toBe('false')
  await room.page.unroute('**/_next/**')
  await meter.press('Enter')
  const details = room.page.getByRole('dialog', { name: 'This device' })
  await details.getByRole('button', { name: 'Details for a report' }).click()
  await room.page.getByRole('dialog', { name: 'Details for a report' }).waitFor()
  await room.page.keyboard.press('Escape')
  // Who has shut it is where they were.
  await vi.waitFor(async () =>
    expect(await glance(room.page, 'document.activeElement.title')).toBe('How this device is in step'),
  )
  expect(listener.complaints).toEqual([])
})
