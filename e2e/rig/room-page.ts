import { gunzipSync } from 'node:zlib'
import { LEAD_MOST_MS } from '@earshot/sync'
import { expect, vi } from 'vitest'
import type { Listener } from './browser.ts'
import { clickOnly, glance, spot } from './eyes.ts'
import { RoomLog } from './room-log.ts'

/** A listener in front of the product: everything is found by the name that a screen reader would say. */
export class RoomPage {
  readonly listener: Listener
  readonly #port: number | undefined
  log = new RoomLog()

  /** `port`: where the program is to be had from here, if not at its own. */
  constructor(listener: Listener, port?: number) {
    this.listener = listener
    this.#port = port
    this.page.on('websocket', (socket) => {
      // A page has one room and one socket; after a reload it is told everything anew.
      this.log = new RoomLog()
      socket.on('framereceived', ({ payload }) =>
        this.log.read(typeof payload === 'string' ? payload : gunzipSync(payload).toString()),
      )
    })
  }

  get page() {
    return this.listener.page
  }

  button = (name: string) => this.page.getByRole('button', { name, exact: true })
  position = () => this.page.getByRole('slider', { name: 'Position' })

  /** Opens an address, and waits until its buttons do something: before React has taken the page over a click is lost. */
  async open(url: string): Promise<void> {
    const own = new URL(url)
    if (this.#port !== undefined) own.port = String(this.#port)
    await this.page.goto(own.href)
    const alive = "Object.keys(document.querySelector('button') ?? {}).some((key) => key.startsWith('__reactProps'))"
    await vi.waitFor(async () => expect(await glance(this.page, alive)).toBe(true), { timeout: 20_000 })
  }

  /** Opens the start page and starts a room by its button; answers the room's address. */
  async startRoom(url: string): Promise<string> {
    await this.open(url)
    await clickOnly(this.page, 'Start a room')
    await this.page.waitForURL(/\/room\/[a-z2-9]{6}/)
    return this.page.url()
  }

  /** Opens a room's link and gives the one click that unlocks sound, where it is asked for. */
  async join(roomUrl: string): Promise<void> {
    await this.open(roomUrl)
    await this.unlock()
  }

  /** Clicks "Tap to listen" with the mouse, if it shows within some seconds. */
  async unlock(withinMs = 4_000): Promise<void> {
    if (await spot(this.page, 'Tap to listen', withinMs)) await clickOnly(this.page, 'Tap to listen')
  }

  /** Uploads songs, one after the other, and waits until each is in the queue. */
  async upload(...songs: { title: string; file: string }[]): Promise<void> {
    for (const { title, file } of songs) {
      await this.page.getByLabel('Upload songs').setInputFiles(file)
      const queue = this.page.getByRole('tab', { name: /^Queue/ })
      await queue.click()
      await this.page.getByRole('list', { name: 'Queue' }).getByText(title, { exact: true }).first().waitFor()
    }
  }

  /** Puts the song at a place exactly, as assistive technology does. */
  async seekTo(positionMs: number): Promise<void> {
    await this.position().fill(String(positionMs))
  }

  /** Puts the song at a place by a click into the seek bar: as exact as its pixels. */
  async seekByMouse(positionMs: number, durationMs: number): Promise<void> {
    const box = await this.position().boundingBox()
    if (!box) throw new Error('the seek bar is not to be seen')
    await this.page.mouse.click(box.x + (box.width * positionMs) / durationMs, box.y + box.height / 2)
  }

  async pause(): Promise<void> {
    await this.button('Pause').click()
  }

  async play(): Promise<void> {
    await this.button('Play').click()
  }

  /** What the page itself shows as the song's place, ms. */
  async shownMs(): Promise<number> {
    return Number(await this.position().inputValue())
  }

  /** Waits until the server has said so to this page, this many times since it was opened, and it has taken effect. */
  async told(type: string, times = 1): Promise<void> {
    await vi.waitFor(() => expect(this.log.count(type), type).toBeGreaterThanOrEqual(times), { timeout: 10_000 })
    await new Promise((resolve) => setTimeout(resolve, LEAD_MOST_MS))
  }
}
