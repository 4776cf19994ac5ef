import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Client, openDoor } from './testing/door.ts'

let door: Awaited<ReturnType<typeof openDoor>>
beforeEach(async () => {
  door = await openDoor()
})
afterEach(() => door.close())

/** A room of `host`'s, who is in it, with a door as told. */
const lockedRoom = async (how: { mode?: 'approval'; password?: string }) => {
  const spaceId = await door.space('abcdef')
  const host = await door.connect('host')
  await host.join(spaceId)
  expect(await host.tell({ type: 'change-door', ...how })).toBeNull()
  return { spaceId, host }
}

const count = (client: Client, type: string) => client.heard.filter((it) => it.type === type).length
/** The newest that the client was told of the door. */
const doorOf = async (client: Client, is: (door: { waiting: { userId: string }[] }) => boolean = () => true) => {
  for (;;) {
    const { door } = await client.next('door-changed')
    if (is(door)) return door
  }
}
const waits = (userId: string) => (door: { waiting: { userId: string }[] }) =>
  door.waiting.some((user) => user.userId === userId)
const nobodyWaits = (door: { waiting: unknown[] }) => door.waiting.length === 0

describe('a room with a password', () => {
  it('lets in who knows it, tells others whether it was wrong, and remembers whom it let in', async () => {
    const { spaceId } = await lockedRoom({ password: 'sesame' })
    const guest = await door.connect('guest')
    expect(await guest.shutOut(spaceId)).toBe('password-needed')
    expect(await guest.shutOut(spaceId, { password: 'Sesame' })).toBe('password-wrong')
    expect(guest.heard).toEqual([])
    expect((await guest.join(spaceId, { password: 'sesame' })).room.hasPassword).toBe(true)
    guest.ws.close()
    await guest.gone()
    await (await door.connect('guest')).join(spaceId)
  })

  it('is no door to who is in it already, nor to its host', async () => {
    const spaceId = await door.space('abcdef')
    const [host, guest] = [await door.connect('host'), await door.connect('guest')]
    await host.join(spaceId)
    await guest.join(spaceId)
    expect(await host.tell({ type: 'change-door', password: 'sesame' })).toBeNull()
    await guest.join(spaceId)
    for (const name of ['guest', 'host']) await (await door.connect(name)).join(spaceId)
  })

  it('stops who guesses on, be it right, while others still come in', async () => {
    const { spaceId } = await lockedRoom({ password: 'sesame' })
    const [rude, guest] = [await door.connect('rude'), await door.connect('guest')]
    for (let n = 0; n < 5; n++) expect(await rude.shutOut(spaceId, { password: `guess ${n}` })).toBe('password-wrong')
    expect(await rude.shutOut(spaceId, { password: 'sesame' })).toBe('rate-limited')
    expect(await (await door.connect('rude')).shutOut(spaceId, { password: 'sesame' })).toBe('rate-limited')
    await guest.join(spaceId, { password: 'sesame' })
  })

  it('R22: neither its password nor what is kept of it is in anything that anybody hears', async () => {
    const { spaceId, host } = await lockedRoom({ password: 'sesame' })
    const guest = await door.connect('guest')
    await guest.join(spaceId, { password: 'sesame' })
    await host.settled()
    const all = JSON.stringify([host.heard, guest.heard])
    expect(all).not.toContain('sesame')
    expect(all).not.toContain('secret')
  })
})

describe('a room that lets in by approval', () => {
  it('who asks waits until somebody inside lets them in, and is told so', async () => {
    const { spaceId, host } = await lockedRoom({ mode: 'approval' })
    const guest = await door.connect('guest')
    expect(await guest.shutOut(spaceId)).toBe('approval-needed')
    guest.knock(spaceId)
    expect((await doorOf(host, waits('guest'))).waiting).toEqual([{ userId: 'guest', name: 'guest' }])
    expect(await host.tell({ type: 'admit-user', userId: 'guest', isAdmitted: true })).toBeNull()
    expect((await guest.next('entry-granted')).spaceId).toBe(spaceId)
    await guest.join(spaceId)
    const after = await doorOf(host, nobodyWaits)
    expect(after.admitted.map(({ userId }) => userId)).toContain('guest')
  })

  it('who is turned away is told so, and waits no more', async () => {
    const { spaceId, host } = await lockedRoom({ mode: 'approval' })
    const guest = await door.connect('guest')
    guest.knock(spaceId)
    await doorOf(host, waits('guest'))
    expect(await host.tell({ type: 'admit-user', userId: 'guest', isAdmitted: false })).toBeNull()
    expect((await guest.next('message-refused')).code).toBe('turned-away')
    await doorOf(host, nobodyWaits)
    expect(await guest.shutOut(spaceId)).toBe('approval-needed')
  })

  it('a socket that closes, or goes to another door, waits no more', async () => {
    const { spaceId, host } = await lockedRoom({ mode: 'approval' })
    const [first, second] = [await door.connect('first'), await door.connect('second')]
    first.knock(spaceId)
    second.knock(spaceId)
    await doorOf(host, waits('second'))
    first.ws.close()
    second.knock(await door.space('bcdefg'))
    expect((await second.next('entry-granted')).spaceId).toBe('bcdefg')
    await doorOf(host, nobodyWaits)
    expect(await host.tell({ type: 'admit-user', userId: 'nobody', isAdmitted: true })).toBe('user-not-found')
  })

  it('a door that opens lets in all who wait', async () => {
    const { spaceId, host } = await lockedRoom({ mode: 'approval' })
    const guests = await Promise.all(['a', 'b'].map((name) => door.connect(name)))
    for (const guest of guests) guest.knock(spaceId)
    await doorOf(host, ({ waiting }) => waiting.length === 2)
    expect(await host.tell({ type: 'change-door', mode: 'open' })).toBeNull()
    for (const guest of guests) await guest.next('entry-granted')
  })

  it('who waits while nobody is inside is found by who comes', async () => {
    const { spaceId, host } = await lockedRoom({ mode: 'approval' })
    host.ws.close()
    await host.gone()
    const guest = await door.connect('guest')
    guest.knock(spaceId)
    guest.knock(spaceId)
    await expect.poll(() => door.streams.listenersOf(spaceId)).toBe(0)
    const again = await door.connect('host')
    await again.join(spaceId)
    expect((await again.next('door-changed')).door.waiting).toEqual([{ userId: 'guest', name: 'guest' }])
  })

  it('R12: no crowd of strangers fills the list, or asks again and again', async () => {
    const { spaceId, host } = await lockedRoom({ mode: 'approval' })
    const rude = await door.connect('rude')
    for (let n = 0; n < 5; n++) {
      rude.knock(spaceId)
      await doorOf(host, waits('rude'))
      expect(await host.tell({ type: 'admit-user', userId: 'rude', isAdmitted: false })).toBeNull()
      await rude.next('message-refused')
    }
    rude.knock(spaceId)
    expect((await rude.next('message-refused')).code).toBe('rate-limited')
    const crowd = await Promise.all(Array.from({ length: 105 }, (_, n) => door.connect(`crowd-${n}`)))
    for (const one of crowd) one.knock(spaceId)
    await doorOf(host, ({ waiting }) => waiting.length === 100)
    await expect.poll(() => crowd.filter((one) => count(one, 'message-refused') === 1)).toHaveLength(5)
  })

  it('who waits is shown by the name that they have now, and who was let in too', async () => {
    const { spaceId, host } = await lockedRoom({ mode: 'approval' })
    const guest = await door.connect('guest')
    guest.knock(spaceId)
    await doorOf(host, waits('guest'))
    door.gateway.renameUser('guest', 'Ada')
    door.streams.renameUser('guest', 'Ada')
    await doorOf(host, ({ waiting }) => JSON.stringify(waiting).includes('Ada'))
    await host.tell({ type: 'admit-user', userId: 'guest', isAdmitted: true })
    await guest.join(spaceId)
    door.gateway.renameUser('guest', 'Eve')
    door.streams.renameUser('guest', 'Eve')
    for (;;) if ((await doorOf(host)).admitted.some(({ name }) => name === 'Eve')) break
  })
})

describe('an invitation', () => {
  it('leads past password and approval until it is revoked', async () => {
    const { spaceId, host } = await lockedRoom({ mode: 'approval', password: 'sesame' })
    expect(await host.tell({ type: 'create-invite', label: 'friends' })).toBeNull()
    const { invites } = await doorOf(host, (it) => JSON.stringify(it).includes('friends'))
    const inviteKey = invites[0]?.key ?? ''
    const [friend, late] = [await door.connect('friend'), await door.connect('late')]
    await friend.join(spaceId, { inviteKey })
    expect(await late.shutOut(spaceId, { inviteKey: 'guessed' })).toBe('invite-invalid')
    expect(await host.tell({ type: 'revoke-invite', inviteId: invites[0]?.inviteId })).toBeNull()
    expect(await late.shutOut(spaceId, { inviteKey })).toBe('invite-invalid')
    await (await door.connect('friend')).join(spaceId)
    expect(JSON.stringify(friend.heard)).not.toContain(inviteKey)
  })
})

describe('what is told of the door', () => {
  it('R16: those who keep it hear it when they come and when they become keepers, and nobody else ever', async () => {
    const { spaceId, host } = await lockedRoom({ password: 'sesame' })
    const [guest, dj] = [await door.connect('guest'), await door.connect('dj')]
    await guest.join(spaceId, { password: 'sesame' })
    await dj.join(spaceId, { password: 'sesame' })
    await host.tell({ type: 'set-role', userId: 'dj', role: 'dj' })
    await host.tell({ type: 'create-invite', label: '' })
    expect(await guest.tell({ type: 'create-invite', label: '' })).toBe('not-allowed')
    await host.settled()
    expect([count(guest, 'door-changed'), count(dj, 'door-changed')]).toEqual([0, 0])
    await host.tell({ type: 'set-role', userId: 'guest', role: 'moderator' })
    expect((await guest.next('door-changed')).door.invites).toHaveLength(1)
    const tab = await door.connect('guest')
    await tab.join(spaceId)
    expect((await tab.next('door-changed')).door.invites).toHaveLength(1)
    expect(count(dj, 'door-changed')).toBe(0)
  })
})

describe('kicked and banned', () => {
  it('who is kicked is told so in every tab, hears nothing more and can do nothing more (R9)', async () => {
    const spaceId = await door.space('abcdef')
    const [host, guest, tab] = [await door.connect('host'), await door.connect('guest'), await door.connect('guest')]
    for (const client of [host, guest, tab]) await client.join(spaceId)
    expect(await host.tell({ type: 'kick-user', userId: 'guest' })).toBeNull()
    for (const client of [guest, tab]) {
      expect((await client.next('message-refused')).code).toBe('kicked')
      client.heard.length = 0
      expect(await client.tell({ type: 'add-song', songId: 'song-1' })).toBe('not-joined')
      expect(await client.tell({ type: 'send-chat', text: 'hello?' })).toBe('not-joined')
    }
    expect(await host.next('user-removed')).toMatchObject({ userId: 'guest', reason: 'kicked' })
    expect((await host.next('users-changed')).users.map(({ userId }) => userId)).not.toContain('guest')
    await host.tell({ type: 'add-song', songId: 'song-1' })
    await guest.settled()
    expect(guest.heard).toEqual([])
    await guest.join(spaceId)
  })

  it('R25: who is banned does not come back, by whatever they bring', async () => {
    const { spaceId, host } = await lockedRoom({ password: 'sesame' })
    await host.tell({ type: 'create-invite', label: '' })
    const inviteKey = (await doorOf(host, (it) => JSON.stringify(it).includes('"key"'))).invites[0]?.key ?? ''
    const guest = await door.connect('guest')
    await guest.join(spaceId, { password: 'sesame' })
    expect(await host.tell({ type: 'ban-user', userId: 'guest' })).toBeNull()
    expect((await guest.next('message-refused')).code).toBe('banned')
    const back = await door.connect('guest')
    for (const pass of [{}, { password: 'sesame' }, { inviteKey }]) {
      expect(await back.shutOut(spaceId, pass)).toBe('banned')
    }
    back.knock(spaceId)
    expect((await back.next('message-refused')).code).toBe('banned')
    expect(await host.tell({ type: 'unban-user', userId: 'guest' })).toBeNull()
    await back.join(spaceId, { password: 'sesame' })
  })

  it('R25: with cleared cookies they are a stranger, who has to be let in where that is asked', async () => {
    const { spaceId, host } = await lockedRoom({ mode: 'approval' })
    const guest = await door.connect('guest')
    guest.knock(spaceId)
    await doorOf(host, waits('guest'))
    await host.tell({ type: 'admit-user', userId: 'guest', isAdmitted: true })
    await guest.join(spaceId)
    await host.tell({ type: 'kick-user', userId: 'guest' })
    expect((await guest.next('message-refused')).code).toBe('kicked')
    expect(await guest.shutOut(spaceId)).toBe('approval-needed')
    await host.tell({ type: 'ban-user', userId: 'guest' })
    const cleared = await door.connect('someone-new')
    expect(await cleared.shutOut(spaceId)).toBe('approval-needed')
    cleared.knock(spaceId)
    await doorOf(host, waits('someone-new'))
    expect(await host.tell({ type: 'ban-user', userId: 'someone-new' })).toBeNull()
    expect((await cleared.next('message-refused')).code).toBe('banned')
  })

  it('who has left already can still be banned, by the name that they had', async () => {
    const spaceId = await door.space('abcdef')
    const [host, guest] = [await door.connect('host'), await door.connect('guest')]
    await host.join(spaceId)
    await guest.join(spaceId)
    guest.ws.close()
    await guest.gone()
    expect(await host.tell({ type: 'ban-user', userId: 'guest' })).toBeNull()
    for (;;) if ((await doorOf(host)).bans.some(({ user }) => user.name === 'guest')) break
  })

  it('R24: who may not, kicks nobody and lets nobody in; and nobody outranks the host', async () => {
    const spaceId = await door.space('abcdef')
    const [host, guest, other] = [await door.connect('host'), await door.connect('guest'), await door.connect('other')]
    for (const client of [host, guest, other]) await client.join(spaceId)
    for (const type of ['kick-user', 'ban-user', 'unban-user']) {
      expect(await guest.tell({ type, userId: 'other' })).toBe('not-allowed')
    }
    expect(await guest.tell({ type: 'admit-user', userId: 'other', isAdmitted: true })).toBe('not-allowed')
    expect(await guest.tell({ type: 'change-door', password: 'mine' })).toBe('not-allowed')
    await host.tell({ type: 'set-role', userId: 'guest', role: 'moderator' })
    expect(await guest.tell({ type: 'kick-user', userId: 'host' })).toBe('outranked')
    expect(door.streams.listenersOf(spaceId)).toBe(3)
  })
})

describe('frames of strangers', () => {
  it('R11: what is not of the right shape is refused, and the door goes on', async () => {
    const { spaceId } = await lockedRoom({ password: 'sesame' })
    const rude = await door.connect('rude')
    const join = { type: 'join-room', protocolVersion: 2, spaceId }
    const wrong = [
      { ...join, password: 5 },
      { ...join, password: 'x'.repeat(101) },
      { ...join, inviteKey: { toString: 1 } },
      { ...join, inviteKey: 'x'.repeat(65) },
      { type: 'request-entry' },
      { type: 'request-entry', spaceId: '__proto__' },
      { type: 'request-entry', spaceId: ['abcdef'] },
    ]
    for (const frame of wrong) {
      rude.raw(JSON.stringify(frame))
      expect((await rude.next('message-refused')).code).toBe('invalid-message')
    }
    rude.knock('zzzzzz')
    expect((await rude.next('message-refused')).code).toBe('space-not-found')
    await rude.join(spaceId, { password: 'sesame' })
  })

  it('R9: a socket that only waits can do nothing', async () => {
    const { spaceId, host } = await lockedRoom({ mode: 'approval' })
    const guest = await door.connect('guest')
    guest.knock(spaceId)
    await doorOf(host, waits('guest'))
    for (const message of [
      { type: 'send-chat', text: 'hi' },
      { type: 'skip-song' },
      { type: 'admit-user', userId: 'guest', isAdmitted: true },
      { type: 'start-calibration', userId: 'host' },
    ]) {
      expect(await guest.tell(message)).toBe('not-joined')
    }
  })
})
