import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { findChromium } from '../scripts/chromium.mjs'
import { addSongs } from './rig/add-song.ts'
import { type Listener, openBrowser } from './rig/browser.ts'
import { glance } from './rig/eyes.ts'
import { type Front, openFront } from './rig/front.ts'
import { Program } from './rig/program.ts'
import { RoomPage } from './rig/room-page.ts'

let program: Program
let front: Front
let ada: RoomPage
let listener: Listener | null = null
beforeAll(async () => {
  program = await Program.start()
  front = await openFront(program.port)
  listener = await openBrowser('ada')
  // Nothing is recorded here, and the page obeys its own policy.
  const context = await listener.browser.newContext({ reducedMotion: 'reduce' })
  const page = await context.newPage()
  page.on('pageerror', ({ message }) => listener?.complaints.push(message))
  ada = new RoomPage({ ...listener, context, page })
})
afterAll(async () => {
  await listener?.browser.close()
  await front?.stop()
  await program?.stop()
  expect(listener?.complaints).toEqual([])
})

/** Lets the page keep what it needs at once: by itself it waits until whoever came has heard something. */
const keep = () =>
  ada.page.evaluate(async () => {
    await navigator.serviceWorker.register('/sw.js')
    await navigator.serviceWorker.ready
  })
const cut = async () => {
  await program.kill()
  await ada.listener.context.setOffline(true)
}
const mend = async () => {
  await program.run()
  await ada.listener.context.setOffline(false)
}
const kept = () => ada.page.evaluate(() => caches.keys())

test('a browser may install it', async () => {
  // A private window installs nothing: this one has a folder.
  const folder = await mkdtemp(path.join(tmpdir(), 'earshot-profile-'))
  const executablePath = process.env.CHROMIUM_PATH ?? (await findChromium())
  if (!executablePath) throw new Error('no Chromium here: node scripts/chromium.mjs installs one')
  const context = await chromium.launchPersistentContext(folder, { executablePath, args: ['--no-sandbox'] })
  try {
    const [page = await context.newPage()] = context.pages()
    await page.goto(program.url)
    const devtools = await context.newCDPSession(page)
    const { errors, data } = await devtools.send('Page.getAppManifest')
    expect(errors).toEqual([])
    const manifest = JSON.parse(data ?? '{}')
    expect(manifest).toMatchObject({ name: 'Earshot', start_url: '/', scope: '/', display: 'standalone' })
    for (const { src, type } of manifest.icons) {
      const icon = await fetch(`${program.url}${src}`)
      expect([icon.status, icon.headers.get('content-type')]).toEqual([200, type])
    }
    const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors')
    expect(installabilityErrors).toEqual([])
  } finally {
    await context.close()
    await rm(folder, { recursive: true, force: true })
  }
})

test('a room that is reloaded without a connection says so, and is in step by itself when it is back', async () => {
  const songs = (await (await fetch(`${program.url}/api/songs?query=&limit=1`)).json()).songs
  const room = await ada.startRoom(program.url)
  await ada.page.getByText('Just you').waitFor()
  await addSongs(room, [songs[0].songId])
  await ada.told('song-started')
  await keep()
  await cut()

  await ada.page.reload()
  await ada.page.getByText('The room comes back by itself.').waitFor()
  expect(ada.page.url()).toBe(room)
  const start = await ada.listener.context.newPage()
  await start.goto(program.url)
  await start.getByText(/^(You are offline|The server cannot be reached)\. Rooms/).waitFor()
  await start.goto(`${program.url}/nowhere`)
  await start.getByRole('heading', { name: 'Nothing here' }).waitFor()
  await start.close()

  await mend()
  const inStep = async () => {
    await ada.unlock(200)
    expect(await glance(ada.page, 'document.body.innerText')).toMatch(/In step/)
  }
  await vi.waitFor(inStep, { timeout: 20_000, interval: 500 })
})

test('a newer version is told and waits until somebody turns to it; a proxy that says the server is away is not believed', async () => {
  await ada.open(front.url)
  await keep()
  const worker = await (await fetch(`${front.url}/sw.js`)).text()
  const [version = ''] = (await kept()).map((name) => name.replace('earshot-', ''))
  expect(worker).toContain(`"${version}"`)
  await ada.page.reload()
  // The same parts, as of another version: they are in a folder that is named by it.
  const newer = worker.replaceAll(new RegExp(`(?<!/)${version}`, 'g'), 'newer')
  front.answers.set('/sw.js', { status: 200, type: 'text/javascript', body: newer })
  await ada.page.getByText('A new version is here').waitFor({ timeout: 30_000 })
  expect((await kept()).toSorted()).toEqual([`earshot-${version}`, 'earshot-newer'].toSorted())
  await ada.page.evaluate('window.isOld = true')

  await ada.button('Reload').click()
  const isNew = 'window.isOld === undefined && document.readyState'
  await vi.waitFor(async () => expect(await glance(ada.page, isNew)).toBe('complete'), 15_000)
  expect(await kept()).toEqual(['earshot-newer'])

  await program.kill()
  await ada.page.reload()
  await ada.page.getByRole('button', { name: 'Start a room' }).waitFor()
  await program.run()
})

test('its shortcut starts a room, once', async () => {
  await ada.page.goto(`${program.url}/?start`)
  await ada.page.waitForURL(/\/room\/[a-z2-9]{6}$/)
  await ada.page.getByText('Just you').waitFor()
  const room = ada.page.url()
  await ada.page.goBack()
  await ada.page.getByRole('button', { name: 'Start a room' }).waitFor()
  expect(ada.page.url()).toBe(`${program.url}/`)
  await ada.page.goForward()
  await ada.page.getByText('Just you').waitFor()
  expect(ada.page.url()).toBe(room)
})

test('who may install it finds that in the preferences, and is not asked', async () => {
  await ada.open(program.url)
  await ada.page.evaluate(() => {
    const prompt = () => {
      document.title = 'asked'
    }
    dispatchEvent(Object.assign(new Event('beforeinstallprompt', { cancelable: true }), { prompt }))
  })
  await ada.button('Preferences').click()
  expect(await ada.page.title()).not.toBe('asked')
  await ada.button('Install Earshot').click()
  await vi.waitFor(async () => expect(await ada.page.title()).toBe('asked'), 10_000)
})
