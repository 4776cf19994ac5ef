import { readFile } from 'node:fs/promises'
import type { Song } from '@earshot/sync'
import type { Download } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addSongs } from './rig/add-song.ts'
import { type Listener, openBrowser } from './rig/browser.ts'
import { Program } from './rig/program.ts'
import { RoomPage } from './rig/room-page.ts'

let program: Program
let ana: RoomPage
let ben: RoomPage
let cleo: RoomPage
let songs: Song[]

const everyone = () => [ana, ben, cleo]
const titlesOf = (room: RoomPage) => room.page.locator('[data-item] [data-title]').allTextContents()
const addersOf = (room: RoomPage) =>
  room.page.locator('[data-item] [title^="added by"]').evaluateAll((all) => all.map((it) => it.getAttribute('title')))
const turnTo = (room: RoomPage, name: RegExp) => room.page.getByRole('tab', { name }).click()
const queueOf = (room: RoomPage) => room.page.getByRole('list', { name: 'Queue' })
/** Chooses from the menu that a button opens. */
const choose = async (room: RoomPage, button: string, entry: string) => {
  await room.button(button).last().click()
  await room.page.getByRole('menuitem', { name: entry, exact: true }).click()
}

/** Another person in a browser that runs already. */
const another = async (first: Listener, name: string): Promise<RoomPage> => {
  const context = await first.browser.newContext({
    colorScheme: 'dark',
    reducedMotion: 'reduce',
    viewport: { width: 1280, height: 800 },
  })
  const page = await context.newPage()
  page.on('pageerror', (error) => first.complaints.push(`${name}: ${error.message}`))
  return new RoomPage({ ...first, name, context, page })
}

/** A new room with everyone in it, in which the first song plays and these wait. */
const meet = async (...waiting: Song[]): Promise<string> => {
  const roomUrl = await ana.startRoom(program.url)
  await addSongs(
    roomUrl,
    [songs[0], ...waiting].map((song) => (song as Song).songId),
  )
  await Promise.all([ben.open(roomUrl), cleo.open(roomUrl)])
  for (const room of everyone()) {
    await turnTo(room, /^Queue/)
    await expect.poll(() => titlesOf(room)).toHaveLength(waiting.length)
  }
  return roomUrl
}

beforeAll(async () => {
  program = await Program.start()
  ana = new RoomPage(await openBrowser('ana'))
  ben = await another(ana.listener, 'ben')
  cleo = await another(ana.listener, 'cleo')
  for (const { page } of everyone()) page.setDefaultTimeout(12_000)
  songs = (await (await fetch(`${program.url}/api/songs?query=&limit=10`)).json()).songs
  expect(songs.length).toBeGreaterThanOrEqual(3)
})
afterAll(async () => {
  await ana?.listener.browser.close()
  await program?.stop()
  expect(ana?.listener.complaints).toEqual([])
})

test('votes of three order the queue for all of them, and each sees their own', async () => {
  const [one, two, three] = songs as [Song, Song, Song]
  await meet(one, two, three)
  await ana.page.getByLabel('Order of the queue').selectOption('votes')
  await ben.button(`Vote for ${three.title}`).click()
  await cleo.button(`Vote for ${three.title}`).click()
  await ana.button(`Vote for ${two.title}`).click()
  await ana.button(`Vote against ${one.title}`).click()
  for (const room of everyone()) {
    await expect.poll(() => titlesOf(room)).toEqual([three.title, two.title, one.title])
  }
  expect(await ben.button(`Vote for ${three.title}`).getAttribute('aria-pressed')).toBe('true')
  expect(await ana.button(`Vote for ${three.title}`).getAttribute('aria-pressed')).toBe('false')
  // A vote that is pressed again is taken back.
  await ben.button(`Vote for ${three.title}`).click()
  await cleo.button(`Vote against ${three.title}`).click()
  for (const room of everyone()) {
    await expect.poll(() => titlesOf(room)).toEqual([two.title, one.title, three.title])
  }
})

test('three who take turns are heard one after the other, whoever added how much', async () => {
  const roomUrl = await ana.startRoom(program.url)
  await Promise.all([ben.open(roomUrl), cleo.open(roomUrl)])
  for (const [n, room] of everyone().entries()) {
    await turnTo(room, /^Add songs/)
    for (const song of songs.slice(0, 3)) {
      await room.page.getByRole('button', { name: new RegExp(`^Add(ed)? ${song.title}$`) }).click()
    }
    await turnTo(room, /^Queue/)
    await expect.poll(() => titlesOf(room)).toHaveLength(3 * (n + 1) - 1)
  }
  await ben.page.getByLabel('Order of the queue').selectOption('turns')
  await expect.poll(async () => new Set((await addersOf(ben)).slice(0, 2)).size).toBe(2)
  const adders = await addersOf(cleo)
  // Ana's first song plays: Ben and Cleo are next, and then it goes round.
  expect(new Set(adders.slice(0, 3)).size).toBe(3)
  expect(adders.slice(3, 6)).toEqual(adders.slice(0, 3))
  const playing = await cleo.page.locator('[aria-current] [title^="added by"]').getAttribute('title')
  expect(adders[2]).toBe(playing)
})

test('songs are moved by keys and by the mouse for all, and put back by who moved them', async () => {
  const [one, two, three] = songs as [Song, Song, Song]
  await meet(one, two, three)
  const { keyboard, mouse } = ana.page
  await ana.button(`Move ${three.title}`).focus()
  await keyboard.press('Space')
  await ana.page.getByText(`${three.title} taken up, place 3 of 3.`).waitFor({ state: 'attached' })
  await keyboard.press('ArrowUp')
  await keyboard.press('ArrowUp')
  await keyboard.press('Space')
  for (const room of everyone()) {
    await expect.poll(() => titlesOf(room)).toEqual([three.title, one.title, two.title])
  }
  await expect.poll(() => ana.page.evaluate(() => document.activeElement?.ariaLabel)).toBe(`Move ${three.title}`)

  const [first, last] = [ana.page.locator('[data-item]').first(), ana.page.locator('[data-item]').last()]
  const [from, to] = [await first.boundingBox(), await last.boundingBox()]
  if (!from || !to) throw new Error('the queue is not to be seen')
  await mouse.move(from.x + 160, from.y + 16)
  await mouse.down()
  await mouse.move(from.x + 160, from.y + 60, { steps: 4 })
  await mouse.move(to.x + 160, to.y + to.height - 4, { steps: 6 })
  await ana.page.locator('[data-drop]').waitFor()
  await mouse.up()
  for (const room of everyone()) {
    await expect.poll(() => titlesOf(room)).toEqual([one.title, two.title, three.title])
  }
  await ana.button('Undo').click()
  await expect.poll(() => titlesOf(ben)).toEqual([three.title, one.title, two.title])

  await ana.page
    .getByRole('button', { name: `More for ${one.title}` })
    .last()
    .focus()
  await keyboard.press('Delete')
  await expect.poll(() => titlesOf(ben)).toEqual([three.title, two.title])
  await keyboard.press('Control+z')
  await expect.poll(() => titlesOf(ben)).toEqual([three.title, one.title, two.title])

  await choose(ana, 'More for the queue', 'Clear the queue')
  await expect.poll(() => titlesOf(cleo)).toEqual([])
  await ana.button('Undo').click()
  await expect.poll(() => titlesOf(cleo)).toEqual([three.title, one.title, two.title])
})

const textOf = async (download: Download): Promise<string> => readFile(await download.path(), 'utf8')

test('a queue is kept as a playlist and taken along as a file, and both come back; what was heard is heard again', async () => {
  const [one, two, three] = songs as [Song, Song, Song]
  await meet(two, three)
  const { page } = ana
  await choose(ana, 'More for the queue', 'Save as a playlist…')
  await page.getByLabel('Name of the playlist').fill('Friday evening')
  await ana.button('Save').click()
  await page.getByText('Friday evening saved with 3 songs').waitFor()

  const saved: string[] = []
  for (const entry of ['Export as M3U', 'Export as JSON']) {
    const [download] = await Promise.all([page.waitForEvent('download'), choose(ana, 'More for the queue', entry)])
    saved.push(await textOf(download))
  }
  expect(saved[0]).toContain(`${program.url}${(one.source as { url: string }).url}`)

  await meet()
  for (const [n, text] of saved.entries()) {
    const name = n === 0 ? 'queue.m3u8' : 'queue.json'
    await page.getByLabel('Upload songs').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
    await ana.button('Add all 3').click()
    await expect.poll(async () => (await queueOf(ben).locator('[data-item]').count()) / 3).toBe(n + 1)
  }
  await turnTo(ana, /^Add songs/)
  await ana.button('Playlists').click()
  await ana.button('Open Friday evening').click()
  await ana.button('Add all').click()
  await turnTo(ana, /^Queue/)
  const all = [one, two, three].map(({ title }) => title)
  await expect.poll(() => titlesOf(ana)).toEqual([...all, ...all, ...all])

  await ana.button('Next song').click()
  await ana.button('History').click()
  await page.getByRole('list', { name: 'History' }).getByRole('listitem').nth(1).waitFor()
  await ana.button(`Add ${one.title} again`).first().click()
  await expect.poll(() => titlesOf(ben)).toHaveLength(9)
})
