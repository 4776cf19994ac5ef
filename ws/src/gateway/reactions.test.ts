import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Client, openDoor } from './testing/door.ts'

// T1  Who may chat and is not muted may show something; it changes nothing in the room and is kept nowhere.

let door: Awaited<ReturnType<typeof openDoor>>
beforeEach(async () => {
  door = await openDoor()
})
afterEach(() => door.close())

const aRoom = async () => {
  const spaceId = await door.space('abcdef')
  const [host, guest] = [await door.connect('host'), await door.connect('guest')]
  await host.join(spaceId)
  await guest.join(spaceId)
  return { spaceId, host, guest }
}
const react = (client: Client, reaction: unknown = 'heart') =>
  client.raw(JSON.stringify({ type: 'send-reaction', reaction }))
const refusal = async (client: Client) => (await client.next('message-refused')).code

describe('reactions', () => {
  it('T1: one is told to all in the room, the sender too, and to nobody who comes later; nothing else has changed', async () => {
    const { spaceId, host, guest } = await aRoom()
    const before = await host.join(spaceId)
    react(guest, 'fire')
    const told = await host.next('reacted')
    expect(told.shown).toEqual([{ userId: 'guest', reaction: 'fire', many: 1 }])
    expect(await guest.next('reacted')).toEqual(told)
    const late = await door.connect('late')
    const { revision, chat } = await late.join(spaceId)
    expect({ revision, chat }).toEqual({ revision: before.revision, chat: before.chat })
    await late.settled()
    expect(late.heard.some(({ type }) => type === 'reacted')).toBe(false)
  })

  it('T1: who is muted, or may not chat here, shows nothing and is told why', async () => {
    const { host, guest } = await aRoom()
    await host.tell({ type: 'mute-user', userId: 'guest', isMuted: true })
    react(guest)
    expect(await refusal(guest)).toBe('muted')
    await host.tell({ type: 'mute-user', userId: 'guest', isMuted: false })
    const { permissions } = (await host.join('abcdef')).room.settings
    await host.tell({ type: 'change-room', settings: { permissions: { ...permissions, chat: 'dj' } } })
    react(guest)
    expect(await refusal(guest)).toBe('not-allowed')
    await host.settled()
    expect(host.heard.some(({ type }) => type === 'reacted')).toBe(false)
  })

  it('R9, R10: who has not joined shows nothing, and what is shown stays in its room', async () => {
    const { host } = await aRoom()
    const stranger = await door.connect('stranger')
    react(stranger)
    expect(await refusal(stranger)).toBe('not-joined')
    const elsewhere = await door.connect('host')
    await elsewhere.join(await door.space('bcdefg'))
    react(host)
    await host.next('reacted')
    await elsewhere.settled()
    expect(elsewhere.heard.some(({ type }) => type === 'reacted')).toBe(false)
  })

  it('R11: what is none of the six is refused, and whoever it claims to be from is not passed on', async () => {
    const { host, guest } = await aRoom()
    for (const reaction of ['<b>', '', 5, null, ['heart'], 'x'.repeat(9000)]) {
      react(guest, reaction)
      expect(await refusal(guest)).toBe('invalid-message')
    }
    guest.raw(JSON.stringify({ type: 'send-reaction', reaction: 'wow', userId: 'host', many: 500 }))
    expect((await host.next('reacted')).shown).toEqual([{ userId: 'guest', reaction: 'wow', many: 1 }])
  })

  it('T2: five at once of one person, whatever their tabs; the rest is refused, and a pause still comes through', async () => {
    const { spaceId, host, guest } = await aRoom()
    const tab = await door.connect('guest')
    await tab.join(spaceId)
    host.say({ type: 'add-song', songId: 'song-1' })
    await guest.next('song-started')
    for (let n = 0; n < 40; n++) react(n % 2 ? tab : guest)
    guest.say({ type: 'pause-playback' })
    await host.next('playback-paused')
    expect(await refusal(guest)).toBe('rate-limited')
    await guest.settled()
    await tab.settled()
    const told = host.heard.flatMap((it) => (it.type === 'reacted' ? it.shown : []))
    // More flow in while the test runs, two a second.
    expect(told.reduce((sum, { many }) => sum + many, 0)).toBeLessThanOrEqual(10)
  })
})
