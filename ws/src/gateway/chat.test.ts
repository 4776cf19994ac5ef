import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDoor } from './testing/door.ts'

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

describe('chat', () => {
  it('what is said is heard by all in the room, the same for each, and by whoever comes later', async () => {
    const { spaceId, host, guest } = await aRoom()
    expect(await guest.tell({ type: 'send-chat', text: ' Hello\u202E,\n\n\n\nroom ' })).toBeNull()
    const { message } = await host.next('chat-said')
    expect(message).toMatchObject({ by: { userId: 'guest', name: 'guest' }, text: 'Hello,\n\nroom' })
    expect((await guest.next('chat-said')).message).toEqual(message)
    const late = await door.connect('late')
    expect((await late.join(spaceId)).chat).toEqual([message])
  })

  it('R10: it stays in its room, also where the same user has another one open', async () => {
    const { host } = await aRoom()
    const elsewhere = await door.connect('guest')
    await elsewhere.join(await door.space('bcdefg'))
    await host.tell({ type: 'send-chat', text: 'only here' })
    await elsewhere.settled()
    expect(JSON.stringify(elsewhere.heard)).not.toContain('only here')
    const { chat } = await (await door.connect('late')).join('bcdefg')
    expect(chat).toEqual([])
  })

  it('R9: who has not joined says nothing and deletes nothing', async () => {
    const { host } = await aRoom()
    await host.tell({ type: 'send-chat', text: 'mine' })
    const { message } = await host.next('chat-said')
    const stranger = await door.connect('stranger')
    expect(await stranger.tell({ type: 'send-chat', text: 'hello' })).toBe('not-joined')
    expect(await stranger.tell({ type: 'delete-chat', messageId: message.messageId })).toBe('not-joined')
  })

  it('the same command said again is one message, and accepted again', async () => {
    const { spaceId, guest } = await aRoom()
    for (let n = 0; n < 3; n++) {
      expect(await guest.tell({ type: 'send-chat', text: 'once', commandId: 'same' })).toBeNull()
    }
    expect((await guest.join(spaceId)).chat).toHaveLength(1)
  })

  it('R22-R24: who is muted, or may not chat here, is told so; the host lets them again', async () => {
    const { host, guest } = await aRoom()
    await host.tell({ type: 'mute-user', userId: 'guest', isMuted: true })
    expect(await guest.tell({ type: 'send-chat', text: 'psst' })).toBe('muted')
    await host.tell({ type: 'mute-user', userId: 'guest', isMuted: false })
    expect(await guest.tell({ type: 'send-chat', text: 'thanks' })).toBeNull()
    const { permissions } = (await host.join('abcdef')).room.settings
    await host.tell({ type: 'change-room', settings: { permissions: { ...permissions, chat: 'dj' } } })
    expect(await guest.tell({ type: 'send-chat', text: 'and now?' })).toBe('not-allowed')
  })

  it('nobody talks faster than five at once, whatever their tabs, and others go on', async () => {
    const { spaceId, host, guest } = await aRoom()
    const tab = await door.connect('guest')
    await tab.join(spaceId)
    const answers = []
    for (let n = 0; n < 8; n++) answers.push(await (n % 2 ? tab : guest).tell({ type: 'send-chat', text: `${n}` }))
    expect(answers).toEqual([...Array(5).fill(null), ...Array(3).fill('rate-limited')])
    expect(await host.tell({ type: 'send-chat', text: 'calm' })).toBeNull()
  })

  it('a message is deleted by its author and by who manages people, for all, and by nobody else', async () => {
    const { spaceId, host, guest } = await aRoom()
    const other = await door.connect('other')
    await other.join(spaceId)
    const said = async (text: string) => {
      expect(await guest.tell({ type: 'send-chat', text })).toBeNull()
      return (await guest.next('chat-said')).message.messageId
    }
    const [first, second] = [await said('first'), await said('second')]
    expect(await other.tell({ type: 'delete-chat', messageId: first })).toBe('not-allowed')
    expect(await guest.tell({ type: 'delete-chat', messageId: first })).toBeNull()
    expect((await other.next('chat-deleted')).messageId).toBe(first)
    expect(await host.tell({ type: 'delete-chat', messageId: second })).toBeNull()
    expect(await host.tell({ type: 'delete-chat', messageId: second, commandId: 'again' })).toBe('message-not-found')
    expect((await other.join(spaceId)).chat).toEqual([])
  })

  it('R11: texts of no or too many characters, or of the wrong kind, are refused', async () => {
    const { guest } = await aRoom()
    for (const text of ['', ' \n ', 'x'.repeat(1001), 5, null, { a: 1 }, '\u200B\u200D', '\u0000']) {
      expect(await guest.tell({ type: 'send-chat', text })).toBe('invalid-message')
    }
    expect(await guest.tell({ type: 'delete-chat', messageId: '../x' })).toBe('invalid-message')
  })
})
