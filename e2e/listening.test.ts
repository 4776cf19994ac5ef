import { afterAll, beforeAll, expect, test } from 'vitest'
import { barriersOf } from './rig/axe.ts'
import { type Listener, openBrowser } from './rig/browser.ts'
import { Program } from './rig/program.ts'
import { RoomPage } from './rig/room-page.ts'

let [program, listener, ana]: [Program | null, Listener | null, RoomPage] = [null, null, null as never]

type Locked = { earshotLocks: { held: number; asked: number } }
/** A screen that can be kept on, were this machine to have none. */
function fakeScreen(): void {
  const locks = { held: 0, asked: 0 }
  const request = async () => {
    locks.asked++
    locks.held++
    return Object.assign(new EventTarget(), {
      onrelease: null,
      release: async () => {
        locks.held--
      },
    })
  }
  Object.defineProperty(navigator, 'wakeLock', { value: { request } })
  Object.assign(window, { earshotLocks: locks } satisfies Locked)
}

beforeAll(async () => {
  program = await Program.start()
  listener = await openBrowser('ana')
  await listener.context.addInitScript(fakeScreen)
  ana = new RoomPage(listener)
  await ana.startRoom(program.url)
  await ana.button('Play a demo song').click()
  await ana.page
    .getByText(/^In step/)
    .first()
    .waitFor()
})
afterAll(async () => {
  await listener?.browser.close()
  await program?.stop()
  expect(listener?.complaints ?? []).toEqual([])
})

const dialog = (name: string) => ana.page.getByRole('dialog', { name, exact: true })
const fromMenu = async (entry: string) => {
  await ana.button('More').click()
  await ana.page.getByRole('menuitem', { name: entry, exact: true }).click()
}
const focused = (attribute: string) =>
  expect.poll(() => ana.page.evaluate((name) => document.activeElement?.hasAttribute(name), attribute)).toBe(true)
/** Nothing serious keeps anybody out. */
const expectOpenToAll = async () =>
  expect((await barriersOf(ana.page)).filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])
const locksHeld = () => ana.page.evaluate(() => (window as unknown as Locked).earshotLocks.held)

test('keys are listed, lead through the room, and can be switched off', async () => {
  await ana.page.locator('body').press('?')
  await dialog('Keyboard shortcuts').getByText('Play or pause').waitFor()
  await expectOpenToAll()
  // From within a dialog nothing leads elsewhere.
  await ana.page.keyboard.press('/')
  await ana.page.keyboard.press('Escape')
  await dialog('Keyboard shortcuts').waitFor({ state: 'detached' })

  await ana.page.keyboard.press('/')
  await focused('data-box')
  await ana.page.keyboard.type('m')
  await ana.button('Mute').waitFor()
  await ana.page.keyboard.press('Escape')
  await ana.page.evaluate(() => (document.activeElement as HTMLElement).blur())
  await ana.page.keyboard.press('ArrowDown')
  await expect.poll(() => ana.page.getByRole('slider', { name: 'Volume' }).inputValue()).toBe('0.75')
  await ana.page.keyboard.press('c')
  await focused('data-message')

  await fromMenu('Keyboard shortcuts')
  await ana.page.getByRole('switch', { name: /^Single keys do something/ }).press(' ')
  await ana.page.keyboard.press('Escape')
  await focused('data-opens')
  await ana.page.keyboard.press('m')
  await ana.button('Mute').waitFor()
  await fromMenu('Keyboard shortcuts')
  await ana.page.getByRole('switch', { name: /^Single keys do something/ }).press(' ')
  await ana.page.keyboard.press('Escape')
  await focused('data-opens')
  await ana.page.keyboard.press('m')
  await ana.button('Unmute').click()
})

test('the sound is to be seen around the cover by who wants to see it, and by nobody who wants less motion', async () => {
  const drawn = () =>
    ana.page.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('canvas.corona')
      const pixels = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data
      return pixels === undefined ? null : pixels.some((value) => value > 0)
    })
  expect(await drawn()).toBeNull()
  await ana.page.emulateMedia({ reducedMotion: 'no-preference' })
  await fromMenu('Show the sound')
  await expect.poll(drawn).toBe(true)
  await ana.page.emulateMedia({ reducedMotion: 'reduce' })
  await expect.poll(drawn).toBeNull()
})

test('the screen is kept on while the room plays, for who prefers that', async () => {
  expect(await locksHeld()).toBe(0)
  await fromMenu('Preferences')
  await ana.page.getByRole('switch', { name: /^Keep the screen on/ }).press(' ')
  await expect.poll(locksHeld).toBe(1)
  await ana.page.keyboard.press('Escape')
  await ana.pause()
  await expect.poll(locksHeld).toBe(0)
  await ana.play()
  await expect.poll(locksHeld).toBe(1)
})

test('the sleep timer shows what is left, survives a reload, and once asleep says so until one listens again', async () => {
  await fromMenu('Sleep timer')
  await dialog('Sleep timer').waitFor()
  await expectOpenToAll()
  await dialog('Sleep timer').getByRole('button', { name: '30 min' }).click()
  const running = 'Sleep timer: sound goes off in 30 min'
  await ana.button(running).waitFor()
  await ana.page.reload()
  await ana.unlock()
  await ana.button(running).click()
  await dialog('Sleep timer').getByRole('button', { name: 'Turn the timer off' }).click()
  await ana.button(running).waitFor({ state: 'detached' })

  const soon = await ana.page.evaluate(() => performance.timeOrigin + performance.now() + 4000)
  await ana.page.evaluate((endsAt) => {
    sessionStorage.setItem('earshot.sleep', JSON.stringify({ phase: 'timed', endsAt }))
  }, soon)
  await ana.page.reload()
  await ana.unlock()
  await ana.page.getByText('Sound is off.').waitFor()
  await ana.button('Unmute').waitFor()
  await ana.button('Listen again').click()
  await ana.button('Mute').waitFor()
  await ana.page.getByText('Sound is off.').waitFor({ state: 'detached' })
})
