import { afterAll, beforeAll, expect, test } from 'vitest'
import { glance } from './rig/eyes.ts'
import type { RoomPage } from './rig/room-page.ts'
import { cast, openStage, type Stage } from './rig/stage.ts'

let stage: Stage
let ana: RoomPage
let ben: RoomPage
beforeAll(async () => {
  stage = await openStage(['ana', 'ben'])
  ;[ana, ben] = cast(stage, 2)
})
afterAll(() => stage?.close())

const FOCUSED = `(() => {
  const e = document.activeElement
  if (e === null || e === document.body) return { name: '', ring: false, isSeen: false }
  const labelled = e?.getAttribute('aria-labelledby')
  const name = labelled ? document.getElementById(labelled)?.textContent : e?.getAttribute('aria-label') ?? (e?.labels?.[0] ?? e)?.textContent
  const style = e && getComputedStyle(e)
  const { width = 0, height = 0 } = e?.getBoundingClientRect() ?? {}
  return { name: (name ?? '').trim().slice(0, 80), ring: style?.outlineStyle !== 'none' || e?.matches('input, textarea'), isSeen: width > 0 && height > 0 }
})()`
type Focused = { name: string; ring: boolean; isSeen: boolean }

/** Goes by Tab to what has this name, and by nothing else; on the way everything that has the focus is seen to have it. */
const tabTo = async ({ page }: RoomPage, name: string | RegExp): Promise<void> => {
  const passed: string[] = []
  for (let step = 0; step < 80; step++) {
    await page.keyboard.press('Tab')
    const focused = (await glance(page, FOCUSED)) as Focused
    if (focused.name !== '') expect(focused.isSeen, `the focus shows at “${focused.name}”`).toBe(true)
    if (typeof name === 'string' ? focused.name === name : name.test(focused.name)) {
      expect(focused.ring, `“${focused.name}” shows that it has the focus`).toBe(true)
      return
    }
    passed.push(focused.name)
  }
  throw new Error(`Tab never came to ${name}: ${passed.join(' · ')}`)
}

test('the whole main job, by keyboard alone: a room, a song, a guest, pause, resume, seek, the next song', async () => {
  await ana.open(stage.program.url)
  await tabTo(ana, 'Start a room')
  await ana.page.keyboard.press('Enter')
  await ana.page.waitForURL(/\/room\/[a-z2-9]{6}/)
  await ana.button('Play a demo song').and(ana.page.locator(':enabled')).waitFor()
  await tabTo(ana, 'Play a demo song')
  await ana.page.keyboard.press('Enter')
  await ana.button('Pause').waitFor()

  await tabTo(ana, /^Queue/)
  await ana.page.keyboard.press('ArrowRight')
  await ana.page.getByRole('button', { name: /^Add / }).first().waitFor()
  await tabTo(ana, /^Add (?!songs|link)/)
  await ana.page.keyboard.press('Enter')
  await ana.page
    .getByRole('button', { name: /^Added / })
    .first()
    .waitFor()

  await ben.open(ana.page.url())
  await ben.page.getByText('Tap to listen').waitFor()
  await tabTo(ben, /^Tap to listen/)
  await ben.page.keyboard.press('Enter')
  await ben.button('Pause').waitFor()

  // Space belongs to what has the focus; K is the room's from anywhere.
  await ben.page.keyboard.press('k')
  await ana.button('Play').waitFor()
  await ana.page.keyboard.press('k')
  await ben.button('Pause').waitFor()

  await tabTo(ana, 'Position')
  const before = Number(await ana.position().inputValue())
  for (let step = 0; step < 4; step++) await ana.page.keyboard.press('ArrowRight')
  await ben.told('playback-seeked')
  expect(Number(await ben.position().inputValue())).toBeGreaterThan(before)

  await tabTo(ben, 'Next song')
  await ben.page.keyboard.press('Enter')
  await ana.told('song-started')
})
