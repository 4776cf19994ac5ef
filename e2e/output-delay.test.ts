import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { expectInStep, sleep } from './rig/agreement.ts'
import { hear } from './rig/hear.ts'
import { microphoneArgs } from './rig/microphone.ts'
import type { RoomPage } from './rig/room-page.ts'
import { makeSong } from './rig/songs.ts'
import { cast, openStage, type Stage } from './rig/stage.ts'

/** What nobody told the second device's browser. */
const LATE_MS = 142
/** Between what is ordered and what a busy machine's audio graph does. */
const WITHIN_MS = 10

describe('output delay', () => {
  const song = makeSong('Kitchen', 107, 100)
  let stage: Stage
  let ana: RoomPage
  let ben: RoomPage

  beforeAll(async () => {
    stage = await openStage(['ana', 'ben'], { ana: microphoneArgs(LATE_MS) })
    ;[ana, ben] = cast(stage, 2)
    const room = await ana.startRoom(stage.program.url)
    await ana.upload(song)
    await ben.join(room)
    await expectInStep('before anything is put right', [ana, ben], [song])
  })
  afterAll(() => stage?.close())

  const openPanel = async ({ page }: RoomPage) => {
    await page.getByTitle('How this device is in step').click()
    await page.getByRole('button', { name: 'Sound late or early here?' }).click()
  }
  const slider = ({ page }: RoomPage) => page.getByRole('slider', { name: 'How late this device sounds' })
  const delayOf = async (page: RoomPage) => Number(await slider(page).inputValue())
  const shut = ({ page }: RoomPage) => page.getByRole('button', { name: 'Close', exact: true }).click()

  /** How much further in the song Ben is than Ana, heard at one instant. */
  const aheadMs = async () => {
    const wallMs = Date.now()
    await sleep(1200)
    const near = ana.log.at(wallMs)?.positionMs ?? 0
    const [a, b] = await Promise.all([ana, ben].map(({ page }) => hear(page, wallMs, [song], near)))
    if (a?.what !== 'song' || b?.what !== 'song') throw new Error(`heard ${a?.what} and ${b?.what}`)
    return b.positionMs - a.positionMs
  }

  test('a device that is told it sounds late plays so much sooner, and still does after a reload', async () => {
    await openPanel(ben)
    await slider(ben).fill('80')
    await slider(ben).press('ArrowRight')
    expect(await delayOf(ben)).toBe(81)
    await vi.waitFor(async () => expect(Math.abs((await aheadMs()) - 81)).toBeLessThan(WITHIN_MS), { timeout: 20_000 })
    await ben.page.reload()
    await ben.unlock()
    await openPanel(ben)
    expect(await delayOf(ben)).toBe(81)
    await vi.waitFor(async () => expect(Math.abs((await aheadMs()) - 81)).toBeLessThan(WITHIN_MS), { timeout: 20_000 })
    await ben.button('Back to 0').click()
    await vi.waitFor(async () => expect(Math.abs(await aheadMs())).toBeLessThan(WITHIN_MS), { timeout: 20_000 })
    await shut(ben)
  })

  test('who taps late with the click is offered how late, and it is kept when accepted', async () => {
    await openPanel(ben)
    await ben.page.getByRole('button', { name: /^Tap to the beat/ }).click()
    // A hand as steady as a machine's, at a beat of 600 ms, from wherever it begins.
    await ben.page.evaluate(async () => {
      const from = performance.now() + 1500
      for (let n = 0; n < 12; n++) {
        await new Promise((resolve) => setTimeout(resolve, from + n * 600 - performance.now()))
        document.activeElement?.dispatchEvent(
          new KeyboardEvent('keydown', { key: ' ', bubbles: true, cancelable: true }),
        )
      }
    })
    const told = await ben.page.getByRole('dialog').getByRole('status').textContent()
    expect(told).toMatch(/^(\d+ ms (late|early)|0 ms), ±\d+ ms$/)
    await ben.button('Use this').click()
    expect(Math.abs(await delayOf(ben))).toBe(Number.parseInt(told ?? '', 10))
    await ben.button('Back to 0').click()
    await shut(ben)
  })

  test('a device measured by another’s microphone is put right to within 2 ms, is told so, and may take it back', async () => {
    await openPanel(ana)
    await ana.page.getByRole('button', { name: /^Measure by microphone/ }).click()
    await ana.page.getByRole('button', { name: /^Measure the device of/ }).click()
    await ben.page.getByText('The song is back in a moment').waitFor()
    await ana.page.getByText(/give or take/).waitFor()
    await ana.button('Put that device right').click()
    await ana.page.getByText(/142 ms late, and is put right/).waitFor()
    await ben.page.getByText(/measured this device: it was 142 ms late/).waitFor()
    await openPanel(ben)
    expect(Math.abs((await delayOf(ben)) - LATE_MS)).toBeLessThanOrEqual(2)
    await shut(ben)
    await ben.button('Undo').click()
    await openPanel(ben)
    expect(await delayOf(ben)).toBe(0)
  })
})
