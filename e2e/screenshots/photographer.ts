import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { addSongs } from '../rig/add-song.ts'
import type { Program } from '../rig/program.ts'
import { Guest } from './guest.ts'

export type Screen = { width: number; height: number }
export const DESKTOP: Screen = { width: 1440, height: 900 }
export const PHONE: Screen = { width: 360, height: 740 }
export type Screens = { desktop: Screen; phone: Screen }

/** How the visitor's browser is. */
export type Look = Pick<BrowserContextOptions, 'colorScheme' | 'locale'>

const QUALITY = 82
const AT_ONCE = 50

/** Sets scenes in rooms of the program, and takes one picture. */
export class Photographer {
  readonly program: Program
  readonly #browser: Browser
  readonly #file: string
  readonly #contexts: BrowserContext[] = []
  readonly #guests: Guest[] = []

  constructor(browser: Browser, program: Program, file: string) {
    this.#browser = browser
    this.program = program
    this.#file = file
  }

  /** A visitor with a screen and a browser of that look. */
  async visitor(viewport: Screen, look: Look = {}): Promise<Page> {
    const context = await this.#browser.newContext({
      colorScheme: 'dark',
      locale: 'en',
      ...look,
      viewport,
      reducedMotion: 'reduce',
      hasTouch: viewport.width < 500,
      deviceScaleFactor: viewport.width < 500 ? 2 : 1,
    })
    this.#contexts.push(context)
    const page = await context.newPage()
    page.setDefaultTimeout(20_000)
    return page
  }

  /** A new room, made by a visitor on the start page; answers its address. */
  async room(page: Page, name = 'Night shift'): Promise<string> {
    const made = await page.request.post(`${this.program.url}/api/session`)
    if (!made.ok()) throw new Error(`no session: ${made.status()}`)
    await page.request.patch(`${this.program.url}/api/session`, { data: { name: 'Ana' } })
    const space = await page.request.post(`${this.program.url}/api/spaces`, { data: { name } })
    const { spaceId } = (await space.json()) as { spaceId: string }
    return `${this.program.url}/room/${spaceId}`
  }

  /** The demo songs, and then so many of the seeded ones, in the room's queue. */
  async songs(roomUrl: string, seeded = 5): Promise<void> {
    const library = (await (await fetch(`${this.program.url}/api/songs?query=&limit=50`)).json()) as {
      songs: { songId: string; coverUrl: string | null }[]
    }
    const demo = (await this.#demoSongs(library.songs)).toReversed()
    const ids = [...demo, ...Array.from({ length: seeded }, (_, n) => `picture-${n}`)]
    // So many as one person may add in one go.
    for (let from = 0; from < ids.length; from += AT_ONCE) {
      await addSongs(roomUrl, ids.slice(from, from + AT_ONCE) as never)
    }
  }

  /** They stand at the end of the library. */
  async #demoSongs(newest: readonly { songId: string; coverUrl: string | null }[]): Promise<string[]> {
    let page = newest
    const covered: string[] = []
    while (page.length > 0) {
      covered.push(...page.filter(({ coverUrl }) => coverUrl !== null).map(({ songId }) => songId))
      const after = page.at(-1)?.songId ?? ''
      const address = `${this.program.url}/api/songs?query=&limit=50&cursor=${encodeURIComponent(after)}`
      page = ((await (await fetch(address)).json()) as { songs: { songId: string; coverUrl: string | null }[] }).songs
    }
    return covered
  }

  async guests(roomUrl: string, names: readonly string[]): Promise<Guest[]> {
    const came: Guest[] = []
    for (const [n, name] of names.entries()) {
      came.push(await Guest.join(roomUrl, name, { errorMs: (n % 7) / 10, ...(n % 11 === 5 && { state: 'loading' }) }))
    }
    this.#guests.push(...came)
    return came
  }

  /** Opens a room that plays, and waits until it is in step. */
  async listen(page: Page, roomUrl: string): Promise<void> {
    await page.goto(roomUrl)
    const unlock = page.locator('[aria-describedby=unlock-why]')
    await unlock.click({ timeout: 3000 }).catch(() => {})
    await page.locator('[data-title], h2').first().waitFor()
    await page.waitForTimeout(3500)
  }

  async take(page: Page): Promise<void> {
    await page.waitForTimeout(800)
    await page.screenshot({ path: this.#file, type: 'jpeg', quality: QUALITY })
  }

  async close(): Promise<void> {
    for (const guest of this.#guests) guest.leave()
    await Promise.all(this.#contexts.map((context) => context.close()))
  }
}
