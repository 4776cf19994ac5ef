import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RoomPage } from './rig/room-page.ts'
import { cast, openStage, type Stage } from './rig/stage.ts'

let [stage, ada, bob]: [Stage | null, RoomPage, RoomPage] = [null, null as never, null as never]
beforeAll(async () => {
  stage = await openStage(['ada', 'bob'])
  const listeners = cast(stage, 2)
  ada = listeners[0]
  bob = listeners[1]
  await ada.listener.context.grantPermissions(['clipboard-read', 'clipboard-write'])
})
afterAll(async () => await stage?.close())

/** Who is in a room is named there. */
const inside = (room: RoomPage) => room.button('Change your name').and(room.page.locator('li button')).waitFor()
/** Presses a button by keyboard, once it can be pressed: it has the focus, and Enter does it. */
const press = async (room: RoomPage, name: string) => {
  const button = room.button(name)
  await button.and(room.page.locator(':enabled')).waitFor()
  await button.press('Enter')
}
const says = (room: RoomPage, text: string | RegExp) => room.page.getByText(text).first().waitFor()
/** A person who was never here. */
const stranger = async (room: RoomPage, name: string) => {
  await room.page.goto('about:blank')
  await room.listener.context.clearCookies()
  const session = `${stage?.program.url}/api/session`
  await room.listener.context.request.post(session)
  await room.listener.context.request.patch(session, { data: { name } })
}
/** Opens the room's settings at one of their sides, by keyboard. */
const settings = async (room: RoomPage, side: 'Room' | 'Who decides' | 'Door') => {
  await press(room, 'Room settings')
  const tab = room.page.getByRole('tab', { name: 'Room', exact: true })
  await tab.waitFor()
  await tab.press('Home')
  for (const name of ['Who decides', 'Door']) {
    if (side === 'Room') return
    await room.page.keyboard.press('ArrowRight')
    if (name === side) break
  }
  await room.page.getByRole('tab', { name: side, selected: true }).waitFor()
}
const shut = (room: RoomPage) => room.page.keyboard.press('Escape')
const newRoom = async () => {
  await stranger(ada, 'Ada')
  return ada.startRoom(stage?.program.url ?? '')
}
const byApproval = async () => {
  await settings(ada, 'Door')
  await ada.page.getByRole('radio', { name: /^Whoever has the link/ }).press('ArrowDown')
  await ada.page.getByRole('radio', { name: /^Whom somebody lets in/, checked: true }).waitFor()
}
const cardOf = async (name: string, room = ada) => {
  await press(room, `${name}: role and more`)
  await room.page.getByRole('dialog', { name }).waitFor()
}

test('a room with a password lets in who knows it, all by keyboard', async () => {
  const room = await newRoom()
  await settings(ada, 'Door')
  await ada.page.getByRole('textbox', { name: 'New password' }).fill('moon')
  await ada.page.keyboard.press('Enter')
  await says(ada, 'This room has a password.')
  await shut(ada)

  await stranger(bob, 'Bob')
  await bob.page.goto(room)
  await bob.page.getByRole('heading', { name: 'This room has a password' }).waitFor()
  const field = bob.page.getByRole('textbox', { name: 'Password' })
  // It has the focus already.
  await field.and(bob.page.locator(':focus')).waitFor()
  await bob.page.keyboard.type('sun')
  await bob.page.keyboard.press('Enter')
  await says(bob, 'That is not it. Try again.')
  expect(await field.inputValue()).toBe('sun')
  await bob.page.keyboard.type('moon')
  await bob.page.keyboard.press('Enter')
  await inside(bob)
})

test('who is banned does not come back by clearing cookies while somebody keeps the door', async () => {
  const room = await newRoom()
  await byApproval()
  await shut(ada)

  await stranger(bob, 'Bob')
  await bob.page.goto(room)
  await bob.page.getByRole('heading', { name: 'Somebody lets you in' }).waitFor()
  await press(bob, 'Change your name')
  await bob.page.getByRole('textbox', { name: 'Your name' }).fill('Grace')
  await bob.page.keyboard.press('Enter')
  await says(bob, 'You come as Grace.')
  await press(bob, 'Ask to be let in')
  await says(bob, 'They have been asked')
  await says(ada, 'Grace is at the door.')
  await press(ada, 'Let in Grace')
  await inside(bob)

  await cardOf('Grace')
  await press(ada, 'Ask to leave Out now; may come again where the door is open')
  await says(bob, 'You were asked to leave')
  // Whoever had to go asks again, for the door is kept.
  await press(bob, 'Come in again')
  await press(bob, 'Ask to be let in')
  await press(ada, 'Let in Grace')
  await inside(bob)

  await cardOf('Grace')
  await press(ada, 'Ban Out, and not in again')
  await says(ada, 'Ban Grace?')
  await press(ada, 'Ban')
  await says(bob, 'This room is closed to you')
  await bob.page.reload()
  await says(bob, 'This room is closed to you')

  await stranger(bob, 'Nobody')
  await bob.page.goto(room)
  await press(bob, 'Ask to be let in')
  await press(ada, 'Not now: Nobody')
  await says(bob, 'Not this time')
  expect(await bob.page.getByRole('list', { name: 'People' }).count()).toBe(0)
})

test('where DJs decide a listener cannot pause, sees why, and can once made a DJ; a host hands over and may be muted', async () => {
  const room = await newRoom()
  await press(ada, 'Play a demo song')
  await ada.button('Pause').waitFor()
  await settings(ada, 'Who decides')
  await ada.page.getByRole('radio', { name: /^Everyone/ }).press('ArrowDown')
  await ada.page.getByRole('radio', { name: /^DJs/, checked: true }).waitFor()
  await shut(ada)

  await stranger(bob, 'Bob')
  await bob.page.goto(room)
  await press(bob, 'Pause')
  await says(bob, 'DJs, moderators and the host may pause, resume and seek here.')
  await ada.button('Pause').waitFor()
  await settings(bob, 'Who decides')
  await says(bob, 'Only the host changes this.')
  expect(await bob.page.getByRole('radio', { name: /^Everyone/ }).isDisabled()).toBe(true)
  await shut(bob)

  await cardOf('Bob')
  await ada.page.getByRole('radio', { name: 'Listener' }).press('ArrowRight')
  await ada.page.getByText('DJ in this room').waitFor()
  await press(bob, 'Pause')
  await bob.button('Play').waitFor()
  await press(ada, 'Hand over the room')
  await says(ada, 'Make Bob the host?')
  await press(ada, 'Make host')
  await says(ada, 'Bob is the host now.')
  await settings(bob, 'Room')
  await says(bob, 'You are the host here.')
  await shut(bob)

  await cardOf('Ada', bob)
  await press(bob, 'Mute in chat')
  await ada.page.getByRole('tab', { name: 'Chat' }).click()
  await says(ada, 'A moderator has muted you. You can still read.')
  expect(await ada.page.getByRole('textbox', { name: 'Message' }).count()).toBe(0)
})

test('an invitation leads past the door until it is revoked, and stands in no address afterwards', async () => {
  const room = await newRoom()
  await byApproval()
  await ada.page.getByRole('textbox', { name: 'For whom' }).fill('The choir')
  await ada.page.keyboard.press('Enter')
  await press(ada, 'Copy link of The choir')
  await says(ada, 'Invitation copied.')
  const link = String(await ada.page.evaluate('navigator.clipboard.readText()'))
  expect(link).toMatch(new RegExp(`^${room}#invite=[A-Za-z0-9_-]{16,}$`))

  await stranger(bob, 'Bob')
  await bob.page.goto(link)
  await inside(bob)
  await bob.page.waitForURL(room)

  await press(ada, 'Revoke The choir')
  await ada.page.getByRole('button', { name: 'Revoke The choir' }).waitFor({ state: 'detached' })
  await stranger(bob, 'Bob again')
  await bob.page.goto(link)
  await says(bob, 'This invitation is not good any more.')
  await bob.page.getByRole('heading', { name: 'Somebody lets you in' }).waitFor()
  await bob.page.waitForURL(room)
})

test('two chat: what is new is marked, a link is safe, who is meant stands out, and what is deleted is gone for both', async () => {
  const room = await newRoom()
  await stranger(bob, 'Bob')
  await bob.page.goto(room)
  await inside(bob)
  await ada.page.getByRole('tab', { name: 'Chat' }).click()
  const field = ada.page.getByRole('textbox', { name: 'Message' })
  await field.fill('Listen, @Bob: <b>https://earshot.example/a</b>')
  await field.press('Shift+Enter')
  await ada.page.keyboard.type('It is new.')
  await field.press('Enter')
  await bob.page.getByRole('tab', { name: /^Chat.*1 new$/ }).click()
  const link = bob.page.getByRole('link', { name: 'https://earshot.example/a' })
  expect(await link.getAttribute('rel')).toBe('noopener noreferrer nofollow')
  expect(await link.getAttribute('href')).toBe('https://earshot.example/a')
  await says(bob, 'It is new.')
  expect(await bob.page.locator('[data-meant=true]').innerText()).toBe('@Bob')

  const answer = bob.page.getByRole('textbox', { name: 'Message' })
  await answer.fill('Mine to take back')
  await answer.press('Enter')
  await says(ada, 'Mine to take back')
  await press(bob, 'Delete your message')
  await press(bob, 'Delete your message: Delete?')
  await ada.page.getByText('Mine to take back').waitFor({ state: 'detached' })

  await answer.fill('Hers to take away')
  await answer.press('Enter')
  await press(ada, 'Delete Bob’s message')
  await press(ada, 'Delete Bob’s message: Delete?')
  await bob.page.getByText('Hers to take away').waitFor({ state: 'detached' })
})
