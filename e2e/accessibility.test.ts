import type { Song } from '@earshot/sync'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { addSongs } from './rig/add-song.ts'
import { barriersOf } from './rig/axe.ts'
import { type Listener, openBrowser } from './rig/browser.ts'
import { Program } from './rig/program.ts'
import { RoomPage } from './rig/room-page.ts'

const SIZES = { phone: [360, 740], tablet: [768, 1024], desktop: [1440, 900] } as const
type Size = keyof typeof SIZES
type Look = { locale: string; colorScheme: 'dark' | 'light' }
const USUAL: Look = { locale: 'en', colorScheme: 'dark' }

let program: Program
let first: Listener
let songs: Song[]
let left: RoomPage[] = []

/** A visitor with a screen of that size and a browser of that look. */
const visitor = async (size: Size, look = USUAL): Promise<RoomPage> => {
  const [width, height] = SIZES[size]
  const context = await first.browser.newContext({
    ...look,
    reducedMotion: 'reduce',
    viewport: { width, height },
    bypassCSP: true,
    hasTouch: size === 'phone',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  page.on('pageerror', (error) => first.complaints.push(error.message))
  const room = new RoomPage({ ...first, context, page })
  left.push(room)
  return room
}

beforeAll(async () => {
  program = await Program.start()
  first = await openBrowser('ana')
  songs = (await (await fetch(`${program.url}/api/songs?query=&limit=10`)).json()).songs
})
afterEach(async () => {
  await Promise.all(left.map(({ listener }) => listener.context.close()))
  left = []
})
afterAll(async () => {
  await first?.browser.close()
  await program?.stop()
  expect(first?.complaints).toEqual([])
})

const SEVERE = new Set(['serious', 'critical'])

/** Expects that axe finds nothing serious, and that nothing has to be scrolled sideways. */
const expectOpenToAll = async ({ page }: RoomPage, state: string, part?: string): Promise<void> => {
  const barriers = (await barriersOf(page, part)).filter(({ impact }) => SEVERE.has(impact))
  expect(barriers, state).toEqual([])
  const isTooWide = await page.evaluate('document.documentElement.scrollWidth > innerWidth')
  expect(isTooWide, `${state}: wider than the screen`).toBe(false)
}

/** A room in which a song plays and others wait. */
const playing = async (room: RoomPage): Promise<void> => {
  const address = await room.startRoom(program.url)
  await addSongs(
    address,
    songs.map(({ songId }) => songId),
  )
  await room.page.locator('[data-item]').first().waitFor({ state: 'attached' })
}

const shut = async ({ page }: RoomPage): Promise<void> => {
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

describe.each(Object.keys(SIZES) as Size[])('on a %s', (size) => {
  test('the start page, an empty room and what opens in it', async () => {
    const room = await visitor(size)
    await room.open(program.url)
    await expectOpenToAll(room, 'start page')
    await room.button('Preferences').first().click()
    await room.page.getByRole('dialog', { name: 'Preferences' }).waitFor()
    await expectOpenToAll(room, 'preferences')
    await shut(room)

    await room.startRoom(program.url)
    await room.button('Play a demo song').waitFor()
    await expectOpenToAll(room, 'empty room')
    await room.page.getByRole('tab', { name: 'Add songs' }).click()
    await room.page.getByRole('button', { name: /^Add / }).first().waitFor()
    await expectOpenToAll(room, 'adding songs')
    await room.page.goto(`${program.url}/room/222222`)
    await room.page.getByRole('heading', { name: 'No room here' }).waitFor()
    await expectOpenToAll(room, 'no such room')
  })

  test('a room that plays, its queue, menus, settings and talk', async () => {
    const room = await visitor(size)
    await playing(room)
    await expectOpenToAll(room, 'playing')
    await room.page
      .getByRole('button', { name: /^More for / })
      .last()
      .click()
    await room.page.getByRole('menu').waitFor()
    // What lies behind a menu is out of the keyboard's reach while it is open.
    await expectOpenToAll(room, 'menu of a song', '[role=menu]')
    await room.page.keyboard.press('Escape')
    await room.button('Room settings').click()
    for (const side of ['Room', 'Who decides', 'Door']) {
      await room.page.getByRole('tab', { name: side, exact: true }).click()
      await expectOpenToAll(room, `settings: ${side}`)
    }
    await shut(room)
    await room.page.getByTitle('How this device is in step').click()
    await room.page.getByRole('dialog', { name: 'This device' }).waitFor()
    await expectOpenToAll(room, 'this device')
    await room.page.keyboard.press('Escape')
    const chat = room.page.getByRole('button', { name: /^Chat/ }).or(room.page.getByRole('tab', { name: /^Chat/ }))
    await chat.and(room.page.locator(':visible')).first().click()
    await room.page.getByRole('textbox', { name: 'Message' }).fill('Hello https://example.org')
    await room.page.keyboard.press('Enter')
    await room.page.getByRole('link', { name: /example\.org/ }).waitFor()
    await expectOpenToAll(room, 'chat')
  })
})

test.each([
  { size: 'phone', locale: 'en', colorScheme: 'light' },
  { size: 'desktop', locale: 'ar', colorScheme: 'dark' },
  { size: 'phone', locale: 'ar', colorScheme: 'light' },
] as const)('in $locale, $colorScheme, on a $size', async ({ size, ...look }) => {
  const host = await visitor('desktop')
  await playing(host)
  const room = await visitor(size, look)
  await room.page.goto(program.url)
  const isShown = async () => {
    await room.page.waitForLoadState('networkidle')
    await room.page.locator(`html[lang=${look.locale}]:not([data-waits])`).waitFor()
  }
  await isShown()
  await expectOpenToAll(room, 'start page')
  await room.page.goto(host.page.url())
  await room.page.locator('[data-item]').first().waitFor({ state: 'attached' })
  await isShown()
  await expectOpenToAll(room, 'playing')
})
