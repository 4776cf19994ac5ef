import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { glance } from './rig/eyes.ts'
import type { RoomPage } from './rig/room-page.ts'
import { cast, openStage, type Stage } from './rig/stage.ts'
import { Guest } from './screenshots/guest.ts'

let stage: Stage
let [ana, ben]: [RoomPage, RoomPage] = [null as never, null as never]
let guests: Guest[] = []
beforeAll(async () => {
  // Guests come from addresses of their own: one alone makes no sixty sessions a minute.
  stage = await openStage(['ana', 'ben'], {}, { env: { TRUST_PROXY: 'loopback' } })
  ;[ana, ben] = cast(stage, 2)
  await called(ana, 'Ana')
  await called(ben, 'Ben')
  await ana.startRoom(stage.program.url)
  await ana.button('Play a demo song').and(ana.page.locator(':enabled')).click()
  await ana.button('Pause').waitFor()
})
afterAll(async () => {
  for (const guest of guests) guest.leave()
  guests = []
  await stage?.close()
})

const called = async ({ listener }: RoomPage, name: string) => {
  const session = `${stage.program.url}/api/session`
  await listener.context.request.post(session)
  await listener.context.request.patch(session, { data: { name } })
}
/** What a screen reader would say. */
const said = (room: RoomPage, text: string | RegExp) =>
  room.page.getByRole('status').filter({ hasText: text }).waitFor({ state: 'attached' })

/** Keeps what is seen of the first applause: by whom, on which path, and whether it is over the cover. */
const WATCH = `(() => {
  window.seen = null
  const floats = document.querySelector('.floats')
  new MutationObserver(() => {
    const float = floats.querySelector('.float[data-reaction=clap]')
    if (window.seen !== null || float === null) return
    const cover = floats.parentElement.getBoundingClientRect()
    const { left, right, top, bottom } = float.getBoundingClientRect()
    window.seen = {
      name: float.textContent,
      style: float.getAttribute('style'),
      isOver: left >= cover.left && right <= cover.right && top >= cover.top && bottom <= cover.bottom,
    }
  }).observe(floats, { childList: true, subtree: true })
})()`

test('who comes in is told of, and a reaction of one, by keyboard, rises over the cover of the other the same way', async () => {
  await ben.join(ana.page.url())
  await said(ana, 'Ben came in')

  await ana.button('2 listening: show everyone').waitFor()
  await Promise.all([ana, ben].map(({ page }) => page.locator('.floats').waitFor({ state: 'attached' })))
  await Promise.all([ana, ben].map(({ page }) => glance(page, WATCH)))
  await ben.button('React').press('Enter')
  const focused = ben.page.getByRole('toolbar', { name: 'Reactions' }).locator(':focus')
  await focused.and(ben.button('Love')).waitFor()
  await ben.page.keyboard.press('ArrowRight')
  await focused.and(ben.button('Applause')).waitFor()
  await ben.page.keyboard.press('Enter')
  const look = async ({ page }: RoomPage) => {
    const sight = await glance(page, 'window.seen')
    expect(sight).toMatchObject({ name: 'Ben' })
    return sight
  }
  const [atAna, atBen] = await Promise.all([ana, ben].map((room) => vi.waitFor(() => look(room), { timeout: 10_000 })))
  expect(atAna).toMatchObject({ name: 'Ben', isOver: true })
  // The same path for both.
  expect(atBen).toEqual(atAna)
  await said(ana, 'Ben: Applause')
  await ben.page.keyboard.press('Escape')
  await vi.waitFor(async () => expect(await glance(ben.page, 'document.activeElement.ariaLabel')).toBe('React'), 10_000)
})

test('a name is completed by keyboard in the chat, and whoever is meant sees it', async () => {
  await ana.page.getByRole('tab', { name: /^Chat/ }).click()
  await ana.page.getByRole('textbox', { name: 'Message' }).focus()
  await ana.page.keyboard.type('Well, @be')
  const field = ana.page.getByRole('combobox', { name: 'Message' })
  await ana.page.getByRole('option', { name: 'Ben', selected: true }).waitFor()
  expect(await field.getAttribute('aria-activedescendant')).not.toBeNull()
  await ana.page.keyboard.press('Escape')
  await ana.page.getByRole('listbox').waitFor({ state: 'detached' })
  for (let n = 0; n < 3; n++) await ana.page.keyboard.press('Backspace')
  await ana.page.keyboard.type('@b')
  await ana.page.getByRole('option', { name: 'Ben', selected: true }).waitFor()
  await ana.page.keyboard.press('Tab')
  await ana.page.keyboard.type('did it')
  await ana.page.keyboard.press('Enter')
  await ben.page.getByRole('tab', { name: /^Chat/ }).click()
  const meant = ben.page.locator('[data-meant=true]')
  await meant.waitFor()
  expect(await meant.innerText()).toBe('@Ben')
  await ben.page.getByText('Well, @Ben did it').waitFor()
})

test('three hundred messages: the newest is in sight, and whoever reads further up is left there and told of more', async () => {
  for (const { page } of [ana, ben]) await page.getByRole('tab', { name: /^Queue/ }).click()
  guests = await Promise.all(Array.from({ length: 60 }, (_, n) => Guest.join(ana.page.url(), `Guest ${n}`)))
  guests.forEach((guest, n) => {
    for (let m = 0; m < 5; m++) guest.chat(`Message ${n * 5 + m} ${'of some words '.repeat((n + m) % 9)}`)
  })
  await ben.page.getByRole('tab', { name: /^Chat.*300 new$/ }).click()
  const list = "document.querySelector('ol[aria-label=Messages]').parentElement.parentElement"
  await ben.page.getByText('Message 299').waitFor()
  const isAtEnd = `(() => { const it = ${list}; return it.scrollHeight - it.scrollTop - it.clientHeight < 2 })()`
  await vi.waitFor(async () => expect(await glance(ben.page, isAtEnd)).toBe(true), 10_000)
  await ana.button('62 listening: show everyone').waitFor()

  await glance(ben.page, `${list}.scrollTop = 400`)
  await ben.page.waitForTimeout(300)
  // What is read stays in sight, whatever becomes of what is above it.
  const read = `(() => {
    const { top } = ${list}.getBoundingClientRect()
    window.read ??= [...${list}.querySelectorAll('ol > li')].find((it) => it.getBoundingClientRect().bottom > top + 20)
    return window.read.getBoundingClientRect().top - top
  })()`
  const before = Number(await glance(ben.page, read))
  await ana.page.getByRole('tab', { name: /^Chat/ }).click()
  await ana.page.getByRole('textbox', { name: 'Message' }).fill('The last one')
  await ana.page.keyboard.press('Enter')
  await ben.button('New messages').waitFor()
  // The oldest goes as the newest comes: a line or two at most.
  await vi.waitFor(
    async () => expect(Math.abs(Number(await glance(ben.page, read)) - before)).toBeLessThan(150),
    10_000,
  )
  await ben.button('New messages').click()
  await vi.waitFor(async () => expect(await glance(ben.page, isAtEnd)).toBe(true), 10_000)
})
