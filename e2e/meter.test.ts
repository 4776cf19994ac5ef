import { afterAll, beforeAll, expect, test } from 'vitest'
import { clickOnly, spot } from './rig/eyes.ts'
import type { RoomPage } from './rig/room-page.ts'
import { makeSong } from './rig/songs.ts'
import { cast, openStage, type Stage } from './rig/stage.ts'

const song = makeSong('Aurora', 131, 90)
const PHONE = { width: 360, height: 740 }
/** Held for a second, told within the next, shown within the one after; and a busy machine. */
const SOON = { timeout: 12_000 }

let stage: Stage
let ana: RoomPage
let ben: RoomPage
let room = ''

beforeAll(async () => {
  stage = await openStage(['ana', 'ben'])
  ;[ana, ben] = cast(stage, 2)
  room = await ana.startRoom(stage.program.url)
  await ana.upload(song)
  for (const { listener } of [ana, ben]) await listener.context.grantPermissions(['clipboard-read', 'clipboard-write'])
})
afterAll(() => stage?.close())

const heading = ({ page }: RoomPage) => page.getByRole('heading', { name: /listening|Just you/ }).innerText()
/** What a page says of the n-th person in its list, as a screen reader would. */
const person = ({ page }: RoomPage, n: number) =>
  page.getByRole('list', { name: 'People' }).getByRole('listitem').nth(n)
const stands = (by: RoomPage, n: number) => person(by, n).textContent()

test('who has not tapped yet is seen to be silent, and in step once they have', async () => {
  await ben.open(room)
  expect(await spot(ben.page, 'Tap to listen', 10_000)).not.toBeNull()
  await expect.poll(() => stands(ana, 1), SOON).toContain('Silent until tapped')
  await expect.poll(() => heading(ana), SOON).toBe('2 listening, 1 of 2 in step')
  await clickOnly(ben.page, 'Tap to listen')
  await expect.poll(() => stands(ana, 1), SOON).toContain('In step')
  await expect.poll(() => heading(ana), SOON).toBe('2 listening, both in step')
  await expect.poll(() => heading(ben), SOON).toBe('2 listening, both in step')
  expect(await person(ana, 1).locator('[title*="ms from the room"]').count()).toBe(1)
})

test('everyone rests while the room does, and is in step again after it', async () => {
  await ana.pause()
  for (const [by, n] of [
    [ana, 0],
    [ana, 1],
    [ben, 0],
    [ben, 1],
  ] as const) {
    await expect.poll(() => stands(by, n), SOON).toContain('Paused')
  }
  expect(await heading(ana)).toBe('2 listening')
  await ben.play()
  await expect.poll(() => heading(ana), SOON).toBe('2 listening, both in step')
})

test.each([
  ['a laptop', { width: 1280, height: 800 }],
  ['a phone', PHONE],
])('the details are opened, read and copied by keyboard alone on %s', async (_, size) => {
  const { page } = ben
  await page.setViewportSize(size)
  const meter = page.getByTitle('How this device is in step')
  await meter.focus()
  await page.keyboard.press('Enter')
  const details = page.getByRole('button', { name: 'Details for a report' })
  await details.waitFor()
  await expect
    .poll(() => page.getByRole('dialog', { name: 'This device' }).innerText(), SOON)
    .toMatch(/ms from the room[\s\S]*Exact:[\s\S]*Clock known to within\n[\s\S]*Likely error[\s\S]*Round trip/)
  await details.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Details for a report' })
  await dialog.waitFor()
  await expect.poll(() => dialog.innerText(), SOON).toMatch(/Audio context\s+running/)
  const shown = await dialog.innerText()
  expect(shown).toContain(new URL(room).pathname.slice(-6))
  expect(shown).toMatch(/Probes\s+answered \d+/)
  expect(await dialog.evaluate((it) => it.scrollWidth - it.clientWidth)).toBe(0)
  const box = await dialog.boundingBox()
  expect(box?.x).toBeGreaterThanOrEqual(0)
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(size.width)
  expect(box?.y ?? -1).toBeGreaterThanOrEqual(0)

  await page.getByRole('button', { name: 'Copy report' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('Report copied.').first().waitFor()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toMatch(/^# Earshot report\n\n\d{4}-\d\d-\d\dT/)
  for (const figure of [
    /- Player: stream, sample/,
    /- Skew: -?[\d.]+ ppm/,
    /- Standing: in-step/,
    /- People: 2, 2 in-step/,
  ]) {
    expect(copied).toMatch(figure)
  }
  expect(copied).toMatch(/Distance over the last minute[^\n]*:( –)* -?\d+\.\d\d/)
  // Nothing in it lets its readers into the room, and nobody is named.
  expect(copied).not.toContain(new URL(room).pathname.slice(-6))
  const names = await page
    .getByRole('list', { name: 'People', includeHidden: true })
    .locator('[title]')
    .evaluateAll((all) => all.map((it) => it.textContent ?? ''))
  for (const name of names.filter((it) => it.includes(' '))) expect(copied).not.toContain(name)

  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  expect(await meter.evaluate((it) => it === document.activeElement)).toBe(true)
})
