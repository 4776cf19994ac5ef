import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from './rig/browser.ts'
import { Program } from './rig/program.ts'
import { queueTitles } from './rig/queue-titles.ts'
import { RoomPage } from './rig/room-page.ts'
import { type StandInVendors, startVendors } from './stand-ins/vendors/stand-in-vendors.ts'
import { defaultWorld } from './stand-ins/vendors/world.ts'

const SONG = fileURLToPath(new URL('../demo/media/lamplight.mp3', import.meta.url))
const video = (at: number) => `https://youtu.be/stand-in${String(at).padStart(3, '0')}`
const videos = (many: number, from = 0) => Array.from({ length: many }, (_, n) => video(from + n))

const PHONE = { width: 360, height: 740 }
const DESKTOP = { width: 1440, height: 900 }

let vendors: StandInVendors
let program: Program
let ana: RoomPage

const box = () => ana.page.getByRole('textbox', { name: 'Search for songs, or paste a link or a list' })
const list = () => ana.page.getByRole('region', { name: 'List being added' })
const tab = (name: RegExp) => ana.page.getByRole('tab', { name })

/** A room of its own, on a screen of this size, with the adding of songs in front. */
const enter = async (size: { width: number; height: number }): Promise<void> => {
  await ana.page.setViewportSize(size)
  await ana.startRoom(program.url)
  await tab(/^Add songs/).click()
  await box().waitFor()
}

/** Pastes a text from the clipboard. */
const paste = async (text: string): Promise<void> => {
  await box().focus()
  await ana.page.evaluate((what) => navigator.clipboard.writeText(what), text)
  await ana.page.keyboard.press('Control+V')
}

/** Titles in the queue, in order. */
const queue = async (): Promise<string[]> => {
  await tab(/^Queue/).click()
  const found = await queueTitles(ana.page)
  await tab(/^Add songs/).click()
  return found
}

/** Waits until the list says this. */
const listSays = (text: string | RegExp, timeout = 60_000) => list().getByText(text).first().waitFor({ timeout })

beforeAll(async () => {
  vendors = await startVendors(defaultWorld(await readFile(SONG)))
  program = await Program.start({ env: vendors.environment('all') })
  ana = new RoomPage(await openBrowser('ana'))
  ana.page.setDefaultTimeout(12_000)
  await ana.listener.context.grantPermissions(['clipboard-read', 'clipboard-write'])
})
afterAll(async () => {
  await ana?.listener.browser.close()
  await program?.stop()
  await vendors?.stop()
  expect(ana?.listener.complaints).toEqual([])
})

describe.each([
  ['a desktop', DESKTOP],
  ['a phone', PHONE],
])('on %s', (_, size) => {
  test('a link that is pasted is shown, and Enter adds it', async () => {
    await enter(size)
    await paste('https://youtu.be/roads-video')
    await ana.button('Add Portishead - Roads (Official Video)').or(ana.button('Add Roads')).waitFor()
    await box().press('Enter')
    await expect.poll(() => box().inputValue()).toBe('')
    expect(await queue()).toHaveLength(1)
  })

  test('a link that leads nowhere says why, and stays to be mended', async () => {
    await enter(size)
    await box().fill('https://youtu.be/private-001')
    await box().press('Enter')
    await ana.page.getByRole('alert').getByText('There is no such song there, or it is not public.').waitFor()
    expect(await box().inputValue()).toBe('https://youtu.be/private-001')
  })

  test('a search finds songs in the library and elsewhere, and one press adds one', async () => {
    await enter(size)
    await box().fill('lamplight')
    const audius = ana.page.getByRole('list', { name: 'Audius' })
    await audius.getByRole('button', { name: 'Add Lamplight', exact: true }).waitFor()
    await ana.page
      .getByRole('list', { name: 'Library' })
      .getByRole('button', { name: 'Add Lamplight', exact: true })
      .first()
      .click()
    await audius.getByRole('button', { name: 'Add Lamplight', exact: true }).click()
    await audius.getByRole('button', { name: 'Added Lamplight' }).waitFor()
    expect(await queue()).toEqual(['Lamplight', 'Lamplight'])
    expect(await box().inputValue()).toBe('lamplight')
  })
})

test('a playlist of a hundred is offered by its name, and comes into the queue in its order', async () => {
  await enter(DESKTOP)
  await paste('https://www.youtube.com/playlist?list=PL-hundred')
  await ana.page.getByRole('heading', { name: 'A hundred songs' }).waitFor()
  await ana.button('Add all 100').click()
  await listSays(/^\d+ of 100$/)
  await listSays('100 songs added')
  await expect.poll(queue).toEqual(Array.from({ length: 100 }, (_, n) => `Video ${n}`))
})

test('of pasted lines each that cannot be had is told, and the others are added', async () => {
  await enter(DESKTOP)
  const lines = [
    ...videos(6),
    'https://youtu.be/no-embed-01',
    ...videos(3, 6),
    'https://youtu.be/private-001',
    video(9),
  ]
  await paste(lines.join('\n'))
  await ana.button('Add all 12').click()
  await listSays('2 could not be added')
  await listSays('10 songs added')
  await list().getByRole('button', { name: 'What became of each song' }).click()
  await listSays('The owner of this video lets nobody play it outside YouTube.')
  await listSays('There is no such song there, or it is not public.')
  await list().getByRole('button', { name: 'Try the 2 again' }).click()
  await listSays('2 could not be added')
  expect(await queue()).toEqual(Array.from({ length: 10 }, (_, n) => `Video ${n}`))
})

test('a vendor that has had enough in the middle is waited for, and nothing is lost', async () => {
  await enter(PHONE)
  // Titles are asked for forty of a pasted list; the others are asked for when they are brought in.
  await paste(videos(50, 60).join('\n'))
  await ana.button('Add all 50').waitFor()
  // More than the server waits for itself: it says so at once.
  vendors.fail('youtube', 429, 4)
  vendors.fail('youtube-data', 429, 4)
  await ana.button('Add all 50').click()
  await listSays(/Going on in \d+ s\./)
  await listSays(/^4\d of 50$/)
  vendors.fail('youtube', null)
  vendors.fail('youtube-data', null)
  await listSays('50 songs added')
  await expect.poll(queue).toEqual(Array.from({ length: 50 }, (_, n) => `Video ${60 + n}`))
})

test('a list that is stopped in the middle goes on where it was', async () => {
  await enter(PHONE)
  await paste(videos(30).join('\n'))
  await ana.button('Add all 30').click()
  await listSays(/^[1-9]\d? of 30$/)
  await list().getByRole('button', { name: 'Stop' }).click()
  await listSays('Stopped.')
  const { length } = await queue()
  expect(length).toBeLessThan(30)
  await list().getByRole('button', { name: 'Go on' }).click()
  await listSays('30 songs added')
  expect(await queue()).toEqual(Array.from({ length: 30 }, (_, n) => `Video ${n}`))
})

/** Drops files on the page, as from a folder. */
const drop = (files: Record<string, string>) =>
  ana.page.evaluate((texts) => {
    const dataTransfer = new DataTransfer()
    for (const [name, text] of Object.entries(texts)) dataTransfer.items.add(new File([text], name))
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
  }, files)

test('playlists that are dropped are read, and what they name comes into the queue', async () => {
  await enter(DESKTOP)
  await tab(/^Queue/).click()
  await drop({
    'evening.m3u': `#EXTM3U\n#EXTINF:112,Channel 1 - Video 1\n${video(1)}\n#EXTINF:112,Channel 2 - Video 2\n${video(2)}\n`,
    'later.pls': `[playlist]\nFile1=${video(3)}\nTitle1=Video 3\nNumberOfEntries=1\nVersion=2\n`,
  })
  await ana.button('Add all 3').click()
  await listSays('3 songs added')
  expect(await queue()).toEqual(['Video 1', 'Video 2', 'Video 3'])
})

test('a song that needs an account is found elsewhere, and added from there', async () => {
  await enter(DESKTOP)
  await box().fill(`spotify:track:${'1'.padStart(22, '0')}`)
  await box().press('Enter')
  await expect.poll(() => box().inputValue()).toBe('')
  await tab(/^Queue/).click()
  await ana.button('More for Roads').click()
  await ana.page.getByRole('menuitem', { name: 'Find it elsewhere' }).click()
  const instead = ana.page.getByRole('list', { name: 'Instead of “Roads”' })
  await instead.getByRole('button', { name: 'Add Roads', exact: true }).click()
  await instead.getByRole('button', { name: 'Added Roads' }).waitFor()
  expect(await queue()).toEqual(['Roads', 'Roads'])
})

test('all of it can be done by the keyboard', async () => {
  await enter(PHONE)
  const { keyboard } = ana.page
  await tab(/^Add songs/).focus()
  await keyboard.press('Tab')
  await expect.poll(() => box().evaluate((element) => element === document.activeElement)).toBe(true)
  await keyboard.type('video 119')
  await keyboard.press('Enter')
  await ana.button('Add Video 119').waitFor()
  await keyboard.press('ArrowDown')
  await expect.poll(() => ana.button('Add Video 119').evaluate((it) => it === document.activeElement)).toBe(true)
  await keyboard.press('Enter')
  await ana.button('Added Video 119').waitFor()
  await keyboard.press('ArrowUp')
  await keyboard.press('Escape')
  expect(await box().inputValue()).toBe('')
  await keyboard.type('https://youtu.be/stand-in118')
  await keyboard.press('Enter')
  await expect.poll(() => box().inputValue()).toBe('')
  expect(await queue()).toEqual(['Video 119', 'Video 118'])
})
