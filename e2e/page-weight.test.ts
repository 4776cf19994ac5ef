import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Listener, openBrowser } from './rig/browser.ts'
import { glance } from './rig/eyes.ts'
import { Program } from './rig/program.ts'
import { RoomPage } from './rig/room-page.ts'

/** Scripts of a room's page before a song plays, as they are sent to who takes gzip: what a visitor waits for. */
const BUDGET_BYTES = 250_000
/** As Chromium reckons how much of a page moves while it comes, which nobody wants to see; 0.1 counts as good. */
const MOST_SHIFT = 0.01
const SCREENS = [
  { width: 360, height: 740 },
  { width: 1440, height: 900 },
]

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
  await room.page.getByRole('region', { name: 'Notices' }).getByText('This could not be loaded').waitFor()
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

/** Runs in the page before its own scripts: adds up all that moves without having been asked to, and notes what it was. */
const watchShifts = () => {
  type Shift = PerformanceEntry & { value: number; hadRecentInput: boolean; sources: { node: Node | null }[] }
  const shifts: [number, string][] = []
  Object.assign(window, { earshotShifts: shifts })
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources } of list.getEntries() as Shift[]) {
      const moved = sources.map(({ node }) => (node instanceof Element ? node.outerHTML.slice(0, 120) : node?.nodeName))
      if (!hadRecentInput) shifts.push([value, moved.join(' | ')])
    }
  }).observe({ type: 'layout-shift', buffered: true })
}

test.each(SCREENS)(
  'nothing moves while a page comes: the start page, an empty room and a playing one, $width px wide',
  async (viewport) => {
    if (program === null || listener === null) throw new Error('nothing was started')
    const context = await listener.browser.newContext({ viewport })
    const page = await context.newPage()
    await page.addInitScript(watchShifts)
    await page.request.post(`${program.url}/api/session`)
    const made = await page.request.post(`${program.url}/api/spaces`, { data: {} })
    const { spaceId } = await made.json()
    const emptyRoom = `${program.url}/room/${spaceId}`
    const demo = await (await fetch(`${program.url}/api/demo-room`)).json()
    // Whoever has made a room sees it on the start page.
    for (const address of [program.url, emptyRoom, `${program.url}/room/${demo.room.spaceId}`]) {
      await page.goto(address, { waitUntil: 'networkidle' })
      await page.waitForTimeout(700)
      const shifts = (await page.evaluate('earshotShifts')) as [number, string][]
      const sum = shifts.reduce((total, [value]) => total + value, 0)
      expect(sum, JSON.stringify(shifts)).toBeLessThanOrEqual(MOST_SHIFT)
    }
    await context.close()
  },
)
