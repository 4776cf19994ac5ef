import type { Page } from 'playwright-core'
import type { Photographer, Screens } from './photographer.ts'
import { namesFor, TALK } from './seed.ts'

type Scene = (photographer: Photographer, screens: Screens) => Promise<void>

const tab = (page: Page, name: RegExp) => page.getByRole('tab', { name }).click()

/** A room with some people in which a song plays and others wait. */
const companyIn = async (photographer: Photographer, page: Page, people = 3, seeded = 5): Promise<string> => {
  const roomUrl = await photographer.room(page)
  await photographer.guests(roomUrl, namesFor(people + 1).slice(1))
  await photographer.songs(roomUrl, seeded)
  return roomUrl
}

const talk = async (photographer: Photographer, page: Page): Promise<string> => {
  const roomUrl = await companyIn(photographer, page, 0)
  const names = [...new Set(TALK.map(([name]) => name))]
  const guests = new Map((await photographer.guests(roomUrl, names)).map((guest, n) => [names[n], guest]))
  for (const [name, text] of TALK) {
    guests.get(name)?.chat(text)
    await page.waitForTimeout(250)
  }
  return roomUrl
}

/** Every picture of the documentation, by its file's name. */
export const SCENES: Readonly<Record<string, Scene>> = {
  landing: async (photographer, { desktop }) => {
    const page = await photographer.visitor(desktop)
    await page.goto(photographer.program.url)
    await page.waitForTimeout(1500)
    await photographer.take(page)
  },
  'room-empty': async (photographer, { desktop }) => {
    const page = await photographer.visitor(desktop)
    await page.goto(await photographer.room(page))
    await page.getByRole('button', { name: 'Play a demo song' }).waitFor()
    await photographer.take(page)
  },
  room: async (photographer, { desktop }) => {
    const page = await photographer.visitor(desktop)
    await photographer.listen(page, await companyIn(photographer, page))
    await photographer.take(page)
  },
  'room-crowded': async (photographer, { desktop }) => {
    const page = await photographer.visitor(desktop)
    await photographer.listen(page, await companyIn(photographer, page, 199))
    await photographer.take(page)
  },
  'room-300-songs': async (photographer, { desktop }) => {
    const page = await photographer.visitor(desktop)
    await photographer.listen(page, await companyIn(photographer, page, 3, 297))
    await photographer.take(page)
  },
  phone: async (photographer, { phone }) => {
    const page = await photographer.visitor(phone)
    await photographer.listen(page, await companyIn(photographer, page))
    await photographer.take(page)
  },
  'phone-light': async (photographer, { phone }) => {
    const page = await photographer.visitor(phone, { colorScheme: 'light' })
    await photographer.listen(page, await companyIn(photographer, page))
    await photographer.take(page)
  },
  'phone-right-to-left': async (photographer, { phone }) => {
    const page = await photographer.visitor(phone, { locale: 'ar' })
    await photographer.listen(page, await companyIn(photographer, page))
    await photographer.take(page)
  },
  light: async (photographer, { desktop }) => {
    const page = await photographer.visitor(desktop, { colorScheme: 'light' })
    await photographer.listen(page, await companyIn(photographer, page))
    await photographer.take(page)
  },
  'right-to-left': async (photographer, { desktop }) => {
    const page = await photographer.visitor(desktop, { locale: 'ar' })
    await photographer.listen(page, await companyIn(photographer, page))
    await photographer.take(page)
  },
  chat: async (photographer, { desktop }) => {
    const page = await photographer.visitor(desktop)
    const roomUrl = await talk(photographer, page)
    await photographer.listen(page, roomUrl)
    await tab(page, /^Chat/)
    await photographer.take(page)
  },
  lyrics: async (photographer, { desktop }) => {
    const page = await photographer.visitor(desktop)
    const roomUrl = await companyIn(photographer, page)
    await photographer.listen(page, roomUrl)
    const titles = page.locator('[data-item] [data-title]')
    const place = (await titles.allTextContents()).indexOf('Lamplight')
    for (let song = 0; song <= place; song++) await page.getByRole('button', { name: 'Next song' }).click()
    await page.getByRole('heading', { name: 'Lamplight' }).waitFor()
    await page.getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Lyrics' }).click()
    await page.waitForTimeout(9000)
    await photographer.take(page)
  },
  invite: async (photographer, { desktop }) => {
    const page = await photographer.visitor(desktop)
    await photographer.listen(page, await companyIn(photographer, page))
    await page.getByRole('button', { name: 'Invite' }).click()
    await page.getByRole('dialog').waitFor()
    await photographer.take(page)
  },
  settings: async (photographer, { desktop }) => {
    const page = await photographer.visitor(desktop)
    await photographer.listen(page, await companyIn(photographer, page))
    await page.getByRole('button', { name: 'Room settings' }).click()
    await page.getByLabel('Crossfade').selectOption('6 seconds')
    await page.getByLabel('Crossfade').scrollIntoViewIfNeeded()
    await photographer.take(page)
  },
  'connection-lost': async (photographer, { desktop }) => {
    const page = await photographer.visitor(desktop)
    await photographer.listen(page, await companyIn(photographer, page))
    await page.context().setOffline(true)
    await page.waitForTimeout(1500)
    await photographer.take(page)
  },
  'no-room': async (photographer, { desktop }) => {
    const page = await photographer.visitor(desktop)
    await page.goto(`${photographer.program.url}/room/222222`)
    await page.getByRole('heading', { name: 'No room here' }).waitFor()
    await photographer.take(page)
  },
}
