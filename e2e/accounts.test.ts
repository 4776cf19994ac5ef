import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './rig/browser.ts'
import { Program } from './rig/program.ts'
import { RoomPage } from './rig/room-page.ts'
import { type StandInSignIn, startSignIn } from './stand-ins/sign-in/sign-in.ts'

const COMMAND = fileURLToPath(new URL('../ws/dist/account.js', import.meta.url))
const ADA = { email: 'ada@example.com', password: 'correct horse battery' }

/** A busy machine takes its time. */
const WITHIN = { timeout: 12_000 }

let signIn: StandInSignIn
let program: Program
let ana: RoomPage
let ben: RoomPage
let roomUrl = ''

/** What the server says of whoever sits at a page, by that page's own cookie. */
const ask = <T>({ page }: RoomPage, path: string): Promise<T> =>
  page.evaluate(async (asked) => (await fetch(asked)).json(), path) as Promise<T>
const accountOf = async (who: RoomPage) =>
  (await ask<{ account: { userId: string; email: string | null } | null }>(who, '/api/account')).account
const roomsOf = async (who: RoomPage) =>
  (await ask<{ spaces: { spaceId: string }[] }>(who, '/api/spaces/mine')).spaces.map(({ spaceId }) => spaceId)
const whoIs = ({ page }: RoomPage): Promise<string> =>
  page.evaluate(async () => (await (await fetch('/api/session', { method: 'POST' })).json()).userId)

/** Tabs on until something of this name has the focus. */
const tabTo = async ({ page }: RoomPage, name: string): Promise<void> => {
  for (let presses = 0; presses < 80; presses++) {
    const named = await page.evaluate(() => {
      const it = document.activeElement
      const label = it instanceof HTMLInputElement ? it.labels?.[0]?.textContent : undefined
      return (it?.getAttribute('aria-label') ?? label ?? it?.textContent ?? '').trim()
    })
    if (named === name) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`no key leads to ${name}`)
}
const says = ({ page }: RoomPage, text: string) => page.getByText(text).first().waitFor()
const dialog = ({ page }: RoomPage) => page.getByRole('dialog')
const opened = (who: RoomPage) => dialog(who).waitFor()
const closed = (who: RoomPage) => dialog(who).waitFor({ state: 'detached' })

beforeAll(async () => {
  signIn = await startSignIn()
  program = await Program.start({
    env: (port) => ({ ...signIn.environment, PUBLIC_URL: `http://localhost:${port}` }),
  })
  ;[ana, ben] = (await Promise.all([openBrowser('ana'), openBrowser('ben')])).map((it) => new RoomPage(it)) as [
    RoomPage,
    RoomPage,
  ]
  for (const { page } of [ana, ben]) page.setDefaultTimeout(12_000)
})
afterAll(async () => {
  await Promise.all([ana, ben].map((who) => who?.listener.browser.close()))
  await program?.stop()
  await signIn?.stop()
  expect([...(ana?.listener.complaints ?? []), ...(ben?.listener.complaints ?? [])]).toEqual([])
  expect(signIn?.refused).toEqual([])
})

test('a guest who signs up, by the keyboard alone, keeps the room and stays who they are', async () => {
  roomUrl = await ana.startRoom(program.url)
  await says(ana, 'Just you')
  const guest = await whoIs(ana)
  const { keyboard } = ana.page
  await tabTo(ana, 'Keep your name and rooms')
  await keyboard.press('Enter')
  await opened(ana)
  await tabTo(ana, 'E-mail address')
  await keyboard.type(ADA.email)
  await keyboard.press('Tab')
  await keyboard.type('short')
  await keyboard.press('Enter')
  await ana.page.getByRole('alert').getByText('A password has at least 10 characters.').waitFor()
  await keyboard.press('Control+A')
  await keyboard.type(ADA.password)
  await keyboard.press('Enter')
  await closed(ana)
  await says(ana, 'Just you')
  expect(await whoIs(ana)).toBe(guest)
  expect(await accountOf(ana)).toMatchObject({ userId: guest, email: ADA.email })
  expect(await roomsOf(ana)).toEqual([roomUrl.slice(-6)])
})

test('signed out they are a guest with no rooms, in the same room', async () => {
  const { keyboard } = ana.page
  const before = await whoIs(ana)
  await tabTo(
    ana,
    (await ana.page.getByRole('button', { name: /^Your account, / }).getAttribute('aria-label')) as string,
  )
  await keyboard.press('Enter')
  await opened(ana)
  await tabTo(ana, 'Sign out')
  await keyboard.press('Enter')
  await closed(ana)
  await says(ana, 'Just you')
  expect(await whoIs(ana)).not.toBe(before)
  expect(await roomsOf(ana)).toEqual([])
})

test('from another browser they sign in, and the room is theirs there', async () => {
  const frames: string[] = []
  ben.page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => frames.push(String(payload))))
  await ben.open(program.url)
  // R23: what a page keeps for itself makes nobody anybody.
  await ben.page.evaluate(() => localStorage.setItem('user', JSON.stringify({ userId: 'ana', isAdmin: true })))
  await ben.button('Sign in').click()
  await opened(ben)
  await dialog(ben).getByRole('button', { name: 'I have an account already' }).click()
  await dialog(ben).getByLabel('E-mail address').fill('ADA@example.com ')
  await dialog(ben).getByLabel('Password').fill('wrong horse battery')
  await dialog(ben).getByLabel('Password').press('Enter')
  await ben.page.getByRole('alert').getByText('The e-mail address or the password is wrong.').waitFor()
  expect(await accountOf(ben)).toBeNull()
  await dialog(ben).getByLabel('Password').fill(ADA.password)
  await dialog(ben).getByLabel('Password').press('Enter')
  await closed(ben)
  await ben.page.getByRole('region', { name: 'Your rooms' }).getByRole('link').click()
  await ben.page.waitForURL(roomUrl)
  expect(await roomsOf(ben)).toEqual([roomUrl.slice(-6)])
  await expect.poll(() => frames.some((frame) => frame.includes('"room-joined"')), WITHIN).toBe(true)
  const { you, room } = JSON.parse(frames.find((frame) => frame.includes('"room-joined"')) ?? '{}')
  expect(you.userId).toBe((await accountOf(ben))?.userId)
  expect(room.hostId).toBe(you.userId)
})

test('a provider leads the guest who went there back into the room with an account of their own', async () => {
  signIn.setPerson({ id: '77', username: 'grace', email: 'grace@example.com', verified: true })
  const guest = await whoIs(ana)
  await ana.button('Keep your name and rooms').click()
  await opened(ana)
  await dialog(ana).getByRole('button', { name: 'Continue with Discord' }).click()
  await says(ana, 'You are signed in.')
  expect(ana.page.url()).toBe(roomUrl)
  expect(await accountOf(ana)).toMatchObject({ userId: guest, email: 'grace@example.com' })
})

test('the e-mail that a provider vouches for opens no account that a password opens', async () => {
  const context = await ana.listener.browser.newContext({ colorScheme: 'dark' })
  const page = await context.newPage()
  signIn.setPerson({ sub: '1', email: ADA.email, email_verified: true, name: 'Not Ada' })
  await page.goto(program.url)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('button', { name: 'Continue with Google' }).click()
  await page.getByText('There is an account with that e-mail address.').waitFor()
  const { account } = await page.evaluate(async () => (await fetch('/api/account')).json())
  expect(account).toBeNull()
  await context.close()
})

test('signing out everywhere else ends the other browser’s session and its socket, and it comes back as a guest', async () => {
  const context = await ana.listener.browser.newContext({ colorScheme: 'dark' })
  const page = await context.newPage()
  const frames: string[] = []
  page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => frames.push(String(payload))))
  await page.goto(program.url)
  await page.evaluate(async (asked) => {
    await fetch('/api/account/sign-in', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(asked),
    })
  }, ADA)
  await page.goto(roomUrl)
  const joined = () => frames.filter((frame) => frame.includes('"room-joined"')).map((frame) => JSON.parse(frame))
  await expect.poll(() => joined().length, WITHIN).toBe(1)
  const { userId } = (await accountOf(ben)) ?? {}
  expect(joined()[0].you.userId).toBe(userId)

  await ben.page.getByRole('button', { name: /^Your account, / }).click()
  await dialog(ben).getByRole('button', { name: 'Sign out everywhere else' }).click()
  await says(ben, 'One other browser is signed out.')
  await expect.poll(() => joined().length, WITHIN).toBeGreaterThan(1)
  expect(joined().at(-1).you.userId).not.toBe(userId)
  expect(await accountOf(ben)).toMatchObject({ userId })
  await ben.page.keyboard.press('Escape')
  await closed(ben)
  await context.close()
})

test('the operator’s link sets a new password, once', async () => {
  const env = { ...process.env, DATA_DIR: program.dataDir, PUBLIC_URL: program.url }
  const printed = execFileSync(process.execPath, [COMMAND, 'reset-password', ADA.email], { env, encoding: 'utf8' })
  const link = printed.trim()
  await ana.page.goto(link)
  await ana.page.getByLabel('Password').fill('staple battery horse')
  await ana.page.getByRole('button', { name: 'Save and sign in' }).click()
  await says(ana, 'Saved. You are signed in.')
  expect(ana.page.url()).toBe(`${program.url}/reset`)
  expect(await accountOf(ana)).toMatchObject({ email: ADA.email })
  await expect.poll(() => accountOf(ben), WITHIN).toBeNull()
})
