import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Listener, openBrowser } from './rig/browser.ts'
import { Program } from './rig/program.ts'
import { RoomPage } from './rig/room-page.ts'

const DESKTOP = { width: 1440, height: 900 }
const PHONE = { width: 360, height: 740 }
const [NIGHT, PAPER] = ['rgb(14, 12, 10)', 'rgb(247, 241, 231)']

let program: Program
let listener: Listener
let roomUrl = ''

beforeAll(async () => {
  program = await Program.start()
  listener = await openBrowser('ada')
  roomUrl = await new RoomPage(listener).startRoom(program.url)
})
afterAll(async () => {
  await listener?.browser.close()
  await program?.stop()
  expect(listener?.complaints).toEqual([])
})

/** Another visitor to the same server. */
const visit = async (address: string, look: BrowserContextOptions): Promise<Page> => {
  const context = await listener.browser.newContext({ reducedMotion: 'reduce', viewport: DESKTOP, ...look })
  const page = await context.newPage()
  page.setDefaultTimeout(12_000)
  page.on('pageerror', (error) => listener.complaints.push(error.message))
  // What the page looks like when it is drawn for the first time.
  await page.addInitScript(() => {
    requestAnimationFrame(() => Object.assign(window, { atFirst: document.documentElement.dataset.theme }))
  })
  await new RoomPage({ ...listener, context, page }).open(address)
  return page
}

const lookOf = (page: Page) =>
  page.evaluate(() => ({
    theme: document.documentElement.dataset.theme,
    ground: getComputedStyle(document.body).backgroundColor,
    scheme: getComputedStyle(document.documentElement).colorScheme,
    bars: document.querySelector<HTMLMetaElement>('meta[name=theme-color]')?.content.replaceAll(' ', ', '),
  }))
const DARK = { theme: 'dark', ground: NIGHT, scheme: 'dark', bars: NIGHT }
const LIGHT = { theme: 'light', ground: PAPER, scheme: 'light', bars: PAPER }
const atFirst = (page: Page) => page.evaluate(() => Reflect.get(window, 'atFirst'))

test('the page has the colours of the system, and changes with them', async () => {
  const page = await visit(program.url, { colorScheme: 'light' })
  expect(await lookOf(page)).toEqual(LIGHT)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect.poll(() => lookOf(page)).toEqual(DARK)
  await page.context().close()
})

test('the page has the colours that are preferred, at once and from the first picture of every later visit', async () => {
  const page = await visit(program.url, { colorScheme: 'dark' })
  await page.getByRole('button', { name: 'Preferences' }).click()
  await page.getByRole('radio', { name: 'Light' }).click()
  expect(await lookOf(page)).toEqual(LIGHT)
  await page.reload()
  expect(await atFirst(page)).toBe('light')
  expect(await lookOf(page)).toEqual(LIGHT)
  await page.goto(roomUrl)
  expect(await atFirst(page)).toBe('light')
  await page.getByRole('tab', { name: 'Add songs' }).waitFor()
  expect(await lookOf(page)).toEqual(LIGHT)
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await lookOf(page)).toEqual(LIGHT)
  await page.context().close()
})

test('in Arabic the page runs from right to left, and nowhere beyond its edges', async () => {
  const page = await visit(program.url, { colorScheme: 'dark', locale: 'ar' })
  for (const address of [program.url, roomUrl]) {
    if (page.url() !== address) await page.goto(address)
    await page.locator('html[lang=ar]:not([data-waits])').waitFor()
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme })
      await page.locator(`html[data-theme=${colorScheme}]`).waitFor()
      for (const viewport of [DESKTOP, PHONE]) {
        await page.setViewportSize(viewport)
        const shape = await page.evaluate(() => ({
          dir: document.documentElement.dir,
          text: getComputedStyle(document.querySelector('main') ?? document.documentElement).direction,
          beyond: document.documentElement.scrollWidth - innerWidth,
        }))
        expect(shape, `${address} ${colorScheme} ${viewport.width}`).toEqual({ dir: 'rtl', text: 'rtl', beyond: 0 })
      }
    }
  }
  await page.context().close()
})
