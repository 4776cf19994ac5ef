import { type Browser, chromium, type Page } from 'playwright-core'
import { clickOnly, glance } from '../../../e2e/rig/eyes.ts'
import { findChromium } from '../../../scripts/chromium.mjs'
import type { SoundServer } from '../sound/sound-server.ts'
import { MARK_EVERY_S, markAt } from '../trace/mark.ts'
import { type ContextTrace, traceOutput } from '../trace/trace-output.ts'
import { type Manner, PLAIN } from './manner.ts'
import { pageScript } from './page-script.ts'

/** As a listener's browser would run, but for what only downloads and reports. */
const ARGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const MARK_RATE = 48_000

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Notes when the mouse was let go last, in ms since 1970. Runs in the page before its own scripts. */
function notePresses(): void {
  addEventListener(
    'pointerup',
    (event) => Object.assign(window, { earshotPressedAt: performance.timeOrigin + event.timeStamp }),
    true,
  )
}

/** The browser that is measured; throws without one. */
export async function chromiumPath(): Promise<string> {
  const executablePath = await findChromium()
  if (!executablePath) throw new Error('no Chromium here: node scripts/chromium.mjs installs one')
  return executablePath
}

/** One listener: a browser process of its own with one page, heard through a sink of its own. All it does, it does by mouse. */
export class Listener {
  readonly page: Page
  readonly #browser: Browser

  private constructor(browser: Browser, page: Page) {
    this.#browser = browser
    this.page = page
  }

  /** Starts the n-th listener's browser. */
  static async open(server: SoundServer, n: number, manner: Manner = PLAIN): Promise<Listener> {
    const browser = await chromium.launch({
      executablePath: await chromiumPath(),
      args: ARGS,
      ignoreDefaultArgs: ['--mute-audio'],
      env: server.envOf(n) as Record<string, string>,
    })
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    page.setDefaultTimeout(20_000)
    await page.addInitScript(notePresses)
    if (manner.trace) {
      const options = { mark: [...markAt(MARK_RATE)], markRate: MARK_RATE, markEveryS: MARK_EVERY_S }
      await page.addInitScript(pageScript(traceOutput, options))
    }
    return new Listener(browser, page)
  }

  /** Clicks a button; answers when it was let go (ms since 1970). */
  async press(button: string): Promise<number> {
    await clickOnly(this.page, button)
    return this.#pressedAt()
  }

  async #pressedAt(): Promise<number> {
    return Number(await glance(this.page, 'window.earshotPressedAt'))
  }

  /** Opens an address, and waits until its buttons do something. */
  async open(url: string): Promise<void> {
    await this.page.goto(url)
    await this.#until(
      "Object.keys(document.querySelector('button') ?? {}).some((key) => key.startsWith('__reactProps'))",
    )
  }

  async #until(expression: string): Promise<void> {
    const until = performance.now() + 20_000
    while ((await glance(this.page, expression).catch(() => false)) !== true) {
      if (performance.now() > until) throw new Error(`never so on ${this.page.url()}: ${expression}`)
      await sleep(50)
    }
  }

  /** On the start page: starts a room by its button; answers its code. */
  async startRoom(): Promise<string> {
    await clickOnly(this.page, 'Start a room')
    await this.page.waitForURL(/\/room\/[a-z2-9]{6}/)
    return this.page.url().slice(-6)
  }

  /** On the start page: joins by its field. The click on its button is the gesture that lets the room sound. */
  async joinByCode(code: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Room code' }).fill(code)
    await clickOnly(this.page, 'Join')
    await this.page.waitForURL(/\/room\/[a-z2-9]{6}/)
  }

  /** Follows a room's link and clicks "Tap to listen" as soon as it is there; when the page was ready, and when it was clicked. */
  async joinByLink(url: string): Promise<{ readyAt: number; clickedAt: number }> {
    await this.page.goto(url, { waitUntil: 'commit' })
    const clickedAt = await this.press('Tap to listen')
    const loaded = 'performance.timeOrigin + performance.getEntriesByType("navigation")[0].loadEventEnd'
    return { readyAt: Number(await glance(this.page, loaded)), clickedAt }
  }

  /** Adds a file to the queue, and waits until its title is to be seen in it. */
  async upload({ title, file }: { title: string; file: string }): Promise<void> {
    await this.page.getByLabel('Upload songs').setInputFiles(file)
    await this.#until(`document.body.innerText.includes(${JSON.stringify(title)})`)
  }

  /** Puts the song at a place by a click into the seek bar; when the mouse was let go. */
  async seekTo(positionMs: number, durationMs: number): Promise<number> {
    const box = await this.page.getByRole('slider', { name: 'Position' }).boundingBox()
    if (!box) throw new Error('the seek bar is not to be seen')
    await this.page.mouse.click(box.x + (box.width * positionMs) / durationMs, box.y + box.height / 2)
    return this.#pressedAt()
  }

  /** What the page's audio contexts told, if it is traced. */
  async trace(): Promise<ContextTrace[]> {
    const text = await glance(this.page, 'JSON.stringify(window.earshotTrace ?? [])').catch(() => '[]')
    return JSON.parse(String(text)) as ContextTrace[]
  }

  async close(): Promise<void> {
    await this.#browser.close()
  }
}
