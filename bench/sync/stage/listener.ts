import type { Page } from 'playwright-core'
import { clickOnly, glance, spot } from '../../../e2e/rig/eyes.ts'
import { wallNow } from '../sound/recorder.ts'
import type { SoundServer } from '../sound/sound-server.ts'
import { MARK_EVERY_S, markAt } from '../trace/mark.ts'
import { type ContextTrace, traceOutput } from '../trace/trace-output.ts'
import { addressOf, type Manner, skewOf } from './manner.ts'
import { type BrowserOptions, type OpenBrowser, openBrowser } from './open-browser.ts'
import { pageScript } from './page-script.ts'
import { skewClock } from './skew-clock.ts'

const MARK_RATE = 48_000
const ROOM = /\/room\/([a-z2-9]{6})/

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Notes when the mouse was let go last, in ms since 1970. Runs in the page before its own scripts. */
function notePresses(): void {
  addEventListener(
    'pointerup',
    (event) => Object.assign(window, { earshotPressedAt: performance.timeOrigin + event.timeStamp }),
    true,
  )
}

/** One listener: a browser process of its own with one page, heard through a sink of its own. All it does, it does by mouse. */
export class Listener {
  readonly page: Page
  readonly #browser: OpenBrowser
  readonly #manner: Manner
  #cover: Page | null = null

  private constructor(browser: OpenBrowser, page: Page, manner: Manner) {
    this.#browser = browser
    this.page = page
    this.#manner = manner
  }

  /** Starts the n-th listener's browser. */
  static async open(server: SoundServer, n: number, manner: Manner, options: BrowserOptions = {}): Promise<Listener> {
    const browser = await openBrowser(server.envOf(n), options)
    const page = await browser.context.newPage()
    page.setDefaultTimeout(20_000)
    await page.addInitScript(notePresses)
    if (manner.trace) {
      const options = { mark: [...markAt(MARK_RATE)], markRate: MARK_RATE, markEveryS: MARK_EVERY_S }
      await page.addInitScript(pageScript(traceOutput, options))
    }
    const ppm = skewOf(manner, n)
    if (ppm !== 0) {
      const script = pageScript(skewClock, { ppm, anchor: wallNow() })
      await page.addInitScript(script)
      // A moment late, which is no more than a step of some billionths of a second.
      page.on('worker', (worker) => void worker.evaluate(script).catch(() => {}))
    }
    return new Listener(browser, page, manner)
  }

  /** Clicks a button; answers when it was let go (ms since 1970). */
  async press(button: string): Promise<number> {
    await clickOnly(this.page, button)
    return this.#pressedAt()
  }

  /** Waits for a button. */
  async sees(button: string): Promise<void> {
    if (!(await spot(this.page, button, 15_000))) throw new Error(`no button "${button}" on ${this.page.url()}`)
  }

  async #pressedAt(): Promise<number> {
    return Number(await glance(this.page, 'window.earshotPressedAt'))
  }

  /** Opens the start page, and waits until its buttons do something. */
  async open(origin: string): Promise<void> {
    await this.page.goto(addressOf(origin, '/', this.#manner))
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
    await this.page.waitForURL(ROOM)
    return ROOM.exec(this.page.url())?.[1] ?? ''
  }

  /** On the start page: joins by its field. The click on its button is the gesture that lets the room sound. */
  async joinByCode(code: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Room code' }).fill(code)
    await clickOnly(this.page, 'Join')
    await this.page.waitForURL(ROOM)
  }

  /** Follows a room's link and clicks "Tap to listen" as soon as it is there; when the page was ready, and when it was clicked. */
  async joinByLink(origin: string, code: string): Promise<{ readyAt: number; clickedAt: number }> {
    await this.page.goto(addressOf(origin, `/room/${code}`, this.#manner), { waitUntil: 'commit' })
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

  /** Opens another tab in front of the page; throws when that does not hide it. */
  async hide(): Promise<void> {
    this.#cover = await this.page.context().newPage()
    await this.#cover.bringToFront()
    await this.#until("document.visibilityState === 'hidden'")
  }

  /** Closes the tab in front. */
  async show(): Promise<void> {
    await this.#cover?.close()
    this.#cover = null
    await this.page.bringToFront()
    await this.#until("document.visibilityState === 'visible'")
  }

  /** Keeps the page from doing anything for so long; answers from when until when (ms since 1970). */
  async block(ms: number): Promise<[fromAt: number, untilAt: number]> {
    const busy = `(() => {
      const from = performance.now()
      while (performance.now() < from + ${ms});
      return [from, performance.now()].map((it) => performance.timeOrigin + it)
    })()`
    return (await glance(this.page, busy)) as [number, number]
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
