import jsQR from 'jsqr'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addSongs } from './rig/add-song.ts'
import { barriersOf } from './rig/axe.ts'
import { type Listener, openBrowser } from './rig/browser.ts'
import { Program } from './rig/program.ts'
import { RoomPage } from './rig/room-page.ts'

const HOSTILE = `"'&$&</title><script>x</script>`

let program: Program
let ada: RoomPage
let listener: Listener | null = null
beforeAll(async () => {
  program = await Program.start()
  listener = await openBrowser('ada')
  await listener.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  // Headless browsers have nobody to send anything to.
  await listener.context.addInitScript(() => {
    navigator.share = async (data) => void Object.assign(window, { sent: data })
  })
  ada = new RoomPage(listener)
})
afterAll(async () => {
  await listener?.browser.close()
  await program?.stop()
})

/** What a camera reads from the page. */
const readCode = async (page: Page): Promise<string | undefined> => {
  const png = await page.getByRole('img', { name: 'QR code of the link' }).screenshot()
  const { width, height, data } = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')
    context?.drawImage(bitmap, 0, 0)
    const image = context?.getImageData(0, 0, bitmap.width, bitmap.height)
    return { width: bitmap.width, height: bitmap.height, data: [...(image?.data ?? [])] }
  }, png.toString('base64'))
  return jsQR(Uint8ClampedArray.from(data), width, height)?.data
}
const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText())
const dialog = () => ada.page.getByRole('dialog', { name: 'Invite others' })
/** What is told of an address before anyone opens it: the page as it is sent, read by no browser. */
const headOf = async (url: string): Promise<Record<string, string>> => {
  const html = await (await fetch(url)).text()
  const tags = [...html.matchAll(/<meta (?:name|property)="([^"]+)" content="([^"]*)"/g)]
  const told = Object.fromEntries(tags.map(([, key, text]) => [key, text]))
  return { ...told, html, title: /<title>(.*?)<\/title>/.exec(html)?.[1] ?? '' }
}
/** Makes a room by request, as somebody else would, of that name. */
const roomNamed = async (name: string): Promise<string> => {
  const { request } = ada.listener.context
  await request.post(`${program.url}/api/session`)
  const made = await request.post(`${program.url}/api/spaces`, { data: { name } })
  return `${program.url}/room/${(await made.json()).spaceId}`
}

test('others are invited by a picture, a link and a code that is said aloud', async () => {
  const room = await ada.startRoom(program.url)
  const code = room.slice(-6)
  await ada.button('Invite').click()
  await dialog().waitFor()
  expect(await readCode(ada.page)).toBe(room)
  expect(await barriersOf(ada.page)).toEqual([])
  await ada.button('Copy link').click()
  await ada.page.getByText('Link copied. Whoever opens it is in.').waitFor()
  expect(await copied(ada.page)).toBe(room)

  const spelled = (await dialog().getByText('Spelled:').textContent())?.replace('Spelled: ', '').split(', ') ?? []
  const digits = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']
  const signs = spelled.map((word) => (digits.includes(word) ? `${digits.indexOf(word) + 2}` : word[0]))
  expect(signs.join('')).toBe(code)

  await ada.button('Send…').click()
  expect(await ada.page.evaluate('window.sent')).toMatchObject({ url: room })
  await ada.page.keyboard.press('Escape')
  await dialog().waitFor({ state: 'detached' })
})

test('of a room with a password they are told so, and an invitation leads past it', async () => {
  const room = ada.page.url()
  await ada.button('Room settings').click()
  await ada.page.getByRole('tab', { name: 'Door' }).click()
  await ada.page.getByRole('textbox', { name: 'New password' }).fill('moon')
  await ada.page.keyboard.press('Enter')
  await ada.page.getByText('This room has a password.').waitFor()
  await ada.page.keyboard.press('Escape')
  await ada.button('Invite').click()
  await dialog().getByText('This room has a password, and whoever opens the link is asked for it.').waitFor()
  await ada.button('Copy link').click()
  expect(await copied(ada.page)).toBe(room)

  await ada.button('Make an invitation').click()
  await dialog().getByText('This is an invitation').waitFor()
  await ada.button('Copy link').click()
  const invitation = await copied(ada.page)
  expect(invitation).toMatch(new RegExp(`^${room}#invite=`))
  expect(await readCode(ada.page)).toBe(invitation)
  const guest = await ada.listener.browser.newContext()
  const page = await guest.newPage()
  await page.goto(invitation)
  await page.getByText('2 listening').waitFor()
  await guest.close()

  await ada.button('Back to the plain link').click()
  expect(await readCode(ada.page)).toBe(room)
  // A second press takes the same one again.
  await ada.button('Make an invitation').click()
  await dialog().getByText('This is an invitation').waitFor()
  await ada.button('Copy link').click()
  expect(await copied(ada.page)).toBe(invitation)

  const told = await headOf(room)
  expect(told).toMatchObject({ title: 'Room · Earshot', 'og:title': 'A room on Earshot' })
})

test('the link of an open room tells what it plays and to how many, whatever it is called', async () => {
  const songs = (await (await fetch(`${program.url}/api/songs?query=&limit=1`)).json()).songs
  const room = await roomNamed(`Den ${HOSTILE}`)
  await ada.open(room)
  await ada.page.getByText('Just you').waitFor()
  await addSongs(room, [songs[0].songId])
  await ada.told('song-started')
  await ada.page.getByText('Just you').waitFor()
  const told = await headOf(room)
  const name = 'Den &quot;&#39;&amp;$&amp;&lt;/title&gt;&lt;script&gt;x&lt;/script&gt;'
  expect(told['og:title']).toBe(`${songs[0].title} – ${songs[0].artist} · ${name}`)
  expect(told).toMatchObject({
    title: `${songs[0].title} – ${songs[0].artist} · ${name} · Earshot`,
    'og:description': expect.stringContaining('One person is listening.'),
    'og:url': room,
    'og:image': `${program.url}${songs[0].coverUrl}`,
  })
  expect(told.html).not.toContain('<script>x')
  const picture = await fetch(told['og:image'] ?? '')
  expect(picture.headers.get('content-type')).toMatch(/^image\//)
})

test('the start page shows our own picture, and a room that is none is not found', async () => {
  const start = await headOf(program.url)
  expect(start['og:image']).toBe(`${program.url}/preview.jpg`)
  const picture = await fetch(start['og:image'] ?? '')
  expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
  expect((await fetch(`${program.url}/room/zzzzzz`)).status).toBe(404)
  expect(ada.listener.complaints).toEqual([])
})
