import type { ListenerState } from '@earshot/sync'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Client, openDoor } from './testing/door.ts'

let door: Awaited<ReturnType<typeof openDoor>>
beforeEach(async () => {
  door = await openDoor()
})
afterEach(() => door.close())

const stands = (part: Partial<ListenerState> = {}): ListenerState => ({
  state: 'in-step',
  errorMs: 0.3,
  boundMs: 0.4,
  player: 'stream',
  accuracy: 'sample',
  outputLatencyMs: 21,
  hidden: false,
  ...part,
})

/** A room with a host and a guest in it. */
const aRoom = async () => {
  const spaceId = await door.space('abcdef')
  const host = await door.connect('host')
  await host.join(spaceId)
  const guest = await door.connect('guest')
  await guest.join(spaceId)
  return { spaceId, host, guest }
}

const report = (client: Client, state: Record<string, unknown>) =>
  client.raw(JSON.stringify({ type: 'report-state', ...state }))

const count = (client: Client, type: string) => client.heard.filter((it) => it.type === type).length

describe('how everyone stands', () => {
  it('what one says of themselves is told to all, once, and to whoever joins', async () => {
    const { spaceId, host, guest } = await aRoom()
    report(guest, stands({ state: 'loading' }))
    report(guest, stands())
    const told = [{ userId: 'guest', state: stands() }]
    expect((await host.next('states-changed')).states).toEqual(told)
    expect((await guest.next('states-changed')).states).toEqual(told)
    const late = await door.connect('late')
    const { users } = await late.join(spaceId)
    expect(users).toEqual([
      { userId: 'host', name: 'host' },
      { userId: 'guest', name: 'guest', state: stands() },
      { userId: 'late', name: 'late' },
    ])
    expect(count(host, 'states-changed')).toBe(0)
  })

  it('is told in one message for all that changed within a second, and only of those', async () => {
    const { spaceId, host, guest } = await aRoom()
    const other = await door.connect('other')
    await other.join(spaceId)
    report(guest, stands({ state: 'locked', errorMs: null }))
    await guest.settled()
    report(other, stands({ player: 'file' }))
    const { states } = await host.next('states-changed')
    expect(states.map(({ userId, state }) => [userId, state?.state])).toEqual([
      ['guest', 'locked'],
      ['other', 'in-step'],
    ])
  })

  it('a person with two tabs stands as the better one does, and as the other when that one goes', async () => {
    const { spaceId, host, guest } = await aRoom()
    const second = await door.connect('guest')
    await second.join(spaceId)
    report(guest, stands({ state: 'locked' }))
    report(second, stands())
    expect((await host.next('states-changed')).states).toEqual([{ userId: 'guest', state: stands() }])
    second.ws.close()
    expect((await host.next('states-changed')).states).toEqual([
      { userId: 'guest', state: stands({ state: 'locked' }) },
    ])
  })

  it('goes with the session that said it: who comes back says it anew', async () => {
    const { spaceId, host, guest } = await aRoom()
    report(guest, stands())
    await host.next('states-changed')
    guest.ws.close()
    await guest.gone()
    const { users } = await (await door.connect('guest')).join(spaceId)
    expect(users.find(({ userId }) => userId === 'guest')).toEqual({ userId: 'guest', name: 'guest' })
  })

  it('stays in its room: who moves to another takes nothing along', async () => {
    const { host, guest } = await aRoom()
    report(guest, stands())
    await host.next('states-changed')
    const { users } = await guest.join(await door.space('bcdefg'))
    expect(users).toEqual([{ userId: 'guest', name: 'guest' }])
  })
})

describe('who lies of how they stand', () => {
  it('R9: is refused before having joined', async () => {
    const stranger = await door.connect('stranger')
    report(stranger, stands())
    expect((await stranger.next('message-refused')).code).toBe('not-joined')
  })

  it('R11: gets nothing through that is not of the right shape', async () => {
    const { host, guest } = await aRoom()
    const wrong: Record<string, unknown>[] = [
      {},
      { ...stands(), state: 'dancing' },
      { ...stands(), errorMs: 1e12 },
      { ...stands(), errorMs: '0.3' },
      { ...stands(), boundMs: -1 },
      { ...stands(), player: 'x'.repeat(5000) },
      { ...stands(), hidden: 'yes' },
    ]
    for (const state of wrong) {
      report(guest, state)
      expect((await guest.next('message-refused')).code).toBe('invalid-message')
    }
    // What is not asked for is not passed on, nor is whoever it claims to be from.
    report(guest, { ...stands(), userId: 'host', note: 'x'.repeat(5000) })
    expect((await host.next('states-changed')).states).toEqual([{ userId: 'guest', state: stands() }])
  })

  it('R12: cannot flood the room: a thousand reports are one message to it, and a pause still comes through', async () => {
    const { host, guest } = await aRoom()
    host.say({ type: 'add-song', songId: 'song-1' })
    await guest.next('song-started')
    for (let n = 0; n < 100; n++) report(guest, stands({ errorMs: n }))
    guest.say({ type: 'pause-playback' })
    await host.next('playback-paused')
    expect((await guest.next('message-refused')).code).toBe('rate-limited')
    for (let n = 0; n < 900; n++) report(guest, stands({ errorMs: n }))
    expect(await guest.gone()).toBe(4400)
    await host.settled()
    expect(count(host, 'states-changed')).toBeLessThanOrEqual(1)
  })

  it('R18: changes nothing that is decided: a claimed second of delay makes nobody wait', async () => {
    const { host, guest } = await aRoom()
    host.say({ type: 'add-song', songId: 'song-1' })
    await guest.next('song-started')
    report(guest, stands({ state: 'lagging', errorMs: -86_400_000, boundMs: 86_400_000, outputLatencyMs: 86_400_000 }))
    await host.next('states-changed')
    host.say({ type: 'pause-playback' })
    const { playback, serverTime } = await guest.next('playback-paused')
    expect(playback.lastUpdated - serverTime).toBeLessThanOrEqual(300)
  })
})
