import { asServerMs, PROTOCOL_VERSION, positionAt } from '@earshot/sync'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FRAME_LIMIT_BYTES } from './gateway.ts'
import { type Client, openDoor } from './testing/door.ts'

let door: Awaited<ReturnType<typeof openDoor>>
beforeEach(async () => {
  door = await openDoor()
})
afterEach(() => door.close())

/** A room in which song 1 plays, and the client that added it. */
const playingRoom = async (name = 'host', code = 'abcdef') => {
  const spaceId = await door.space(code)
  const host = await door.connect(name)
  await host.join(spaceId)
  host.say({ type: 'add-song', songId: 'song-1' })
  const { itemId } = await host.next('song-started')
  return { spaceId, host, itemId }
}

const types = (client: Client) => client.heard.map(({ type }) => type)

describe('the main job over the wire', () => {
  it('pause, resume and seek reach everyone with the whole state, revision, epoch and server time', async () => {
    const { spaceId, host } = await playingRoom()
    const guest = await door.connect('guest')
    const joined = await guest.join(spaceId)
    expect(joined.playback.currentSong?.title).toBe('Song 1')
    expect(joined.revision).toBe(1)
    host.say({ type: 'pause-playback' })
    const [heard, own] = [await guest.next('playback-paused'), await host.next('playback-paused')]
    expect(heard).toEqual(own)
    expect(heard).toMatchObject({ revision: 2, epoch: 'e1', playback: { isPlaying: false }, by: { userId: 'host' } })
    expect(heard.playback.lastUpdated).toBeGreaterThan(heard.serverTime)
    guest.say({ type: 'seek-playback', positionMs: 61_234.5 })
    const sought = await host.next('playback-seeked')
    expect(positionAt(sought.playback, asServerMs(sought.playback.lastUpdated + 9e5))).toBe(61_234.5)
    guest.say({ type: 'resume-playback' })
    const resumed = await host.next('playback-resumed')
    expect(positionAt(resumed.playback, resumed.playback.lastUpdated)).toBe(61_234.5)
  })

  it('R3: who joins a paused room is told the very place where it is paused', async () => {
    const { spaceId, host } = await playingRoom()
    host.say({ type: 'seek-playback', positionMs: 90_000.25 })
    host.say({ type: 'pause-playback' })
    const paused = await host.next('playback-paused')
    const { playback, serverTime } = await (await door.connect('guest')).join(spaceId)
    expect(playback).toEqual(paused.playback)
    expect(positionAt(playback, asServerMs(serverTime + 1e6))).toBeGreaterThanOrEqual(90_000.25)
  })

  it('R5: one seek is one message to each listener, whatever they do with it', async () => {
    const { spaceId, host } = await playingRoom()
    const others = await Promise.all(['a', 'b', 'c'].map((name) => door.connect(name)))
    for (const other of others) await other.join(spaceId)
    host.say({ type: 'seek-playback', positionMs: 5000 })
    await host.settled()
    for (const other of others) {
      await other.settled()
      expect(types(other).filter((type) => type === 'playback-seeked')).toHaveLength(1)
    }
  })

  it('R8: three listeners who ask for the next song at once skip one song', async () => {
    const { spaceId, host, itemId } = await playingRoom()
    for (const n of [2, 3, 4]) host.say({ type: 'add-song', songId: `song-${n}` })
    const others = await Promise.all(['a', 'b', 'c'].map((name) => door.connect(name)))
    for (const other of others) await other.join(spaceId)
    for (const other of others) other.say({ type: 'skip-song', itemId })
    for (const other of others) await other.settled()
    const started = await host.next('song-started')
    await host.settled()
    expect(started.playback.currentSong?.title).toBe('Song 2')
    expect(types(host)).not.toContain('song-started')
  })

  it('a command that comes twice is carried out once and accepted twice', async () => {
    const { host } = await playingRoom()
    host.say({ type: 'add-song', songId: 'song-2', commandId: 'same' })
    host.say({ type: 'add-song', songId: 'song-2', commandId: 'same' })
    await host.settled()
    expect(types(host).filter((type) => type === 'queue-changed')).toHaveLength(1)
    expect(host.heard.filter((it) => it.type === 'command-accepted' && it.commandId === 'same')).toHaveLength(2)
  })

  it('a refused command that is said again stays refused, though the room has changed', async () => {
    const { host } = await playingRoom()
    host.say({ type: 'resume-playback', commandId: 'mine' })
    expect((await host.next('command-refused')).code).toBe('already-playing')
    host.say({ type: 'pause-playback' })
    await host.next('playback-paused')
    host.say({ type: 'resume-playback', commandId: 'mine' })
    expect((await host.next('command-refused')).code).toBe('already-playing')
  })
})

describe('who is here', () => {
  it('R6: closing one of two tabs of the host ends nothing, and nobody is told that they left', async () => {
    const { spaceId, host } = await playingRoom()
    const secondTab = await door.connect('host')
    await secondTab.join(spaceId)
    const guest = await door.connect('guest')
    await guest.join(spaceId)
    host.ws.close()
    await host.gone()
    secondTab.say({ type: 'pause-playback' })
    await guest.next('playback-paused')
    expect(door.streams.listenersOf(spaceId)).toBe(2)
  })

  it('R17: the old socket’s late close does not remove the new one', async () => {
    const { spaceId, host } = await playingRoom()
    const again = await door.connect('host')
    await again.join(spaceId)
    host.ws.terminate()
    await host.gone()
    await again.settled()
    again.say({ type: 'pause-playback' })
    await again.next('playback-paused')
  })

  it('R10: what is said in one room reaches no other, not even the same user’s', async () => {
    const { host } = await playingRoom()
    const elsewhere = await door.connect('host')
    await elsewhere.join(await door.space('bcdefg'))
    host.say({ type: 'pause-playback' })
    host.say({ type: 'add-song', songId: 'song-2' })
    await host.settled()
    await elsewhere.settled()
    expect(types(elsewhere).filter((type) => !/^command|^users-changed|^door-changed/.test(type))).toEqual([])
  })

  it('a socket that joins another room leaves the first', async () => {
    const { spaceId, host } = await playingRoom()
    await host.join(await door.space('bcdefg'))
    expect(door.streams.listenersOf(spaceId)).toBe(0)
    host.say({ type: 'pause-playback' })
    expect((await host.next('command-refused')).code).toBe('nothing-playing')
  })

  it('everyone hears who comes, who goes and what they are called now, and never a secret', async () => {
    const { spaceId, host } = await playingRoom()
    const guest = await door.connect('guest')
    await guest.join(spaceId)
    door.gateway.renameUser('guest', 'Ada')
    door.streams.renameUser('guest', 'Ada')
    let { users } = await host.next('users-changed')
    while (!users.some(({ name }) => name === 'Ada')) users = (await host.next('users-changed')).users
    guest.say({ type: 'pause-playback' })
    expect((await host.next('playback-paused')).by?.name).toBe('Ada')
    guest.ws.close()
    while (users.length > 1) users = (await host.next('users-changed')).users
    expect(users).toEqual([{ userId: 'host', name: 'host' }])
    expect(JSON.stringify(host.heard)).not.toContain('secret')
  })
})

describe('the door', () => {
  it('R9: a socket that never joined can change nothing', async () => {
    const { host } = await playingRoom()
    const stranger = await door.connect('stranger')
    const commandId = stranger.say({ type: 'skip-song' })
    expect(await stranger.next('command-refused')).toMatchObject({ commandId, code: 'not-joined' })
    await host.settled()
    expect(types(host)).not.toContain('playback-ended')
  })

  it('R11: frames of rubbish are refused by name, and the process and the room go on', async () => {
    const { spaceId, host } = await playingRoom()
    const rude = await door.connect('rude')
    await rude.join(spaceId)
    const rubbish = [
      '',
      '{',
      'null',
      '[]',
      '"x"',
      '{"type":"__proto__"}',
      '{"type":"seek-playback","commandId":"x","positionMs":"NaN"}',
    ]
    for (const frame of rubbish) rude.raw(frame)
    rude.raw(Buffer.from([0, 1, 2]))
    for (let n = 0; n < rubbish.length; n++) await rude.next(n === 0 ? 'command-refused' : 'message-refused')
    rude.say({ type: 'seek-playback', positionMs: -1 })
    expect((await rude.next('command-refused')).message).toMatch(/^positionMs/)
    rude.raw('x'.repeat(FRAME_LIMIT_BYTES + 1))
    expect(await rude.gone()).toBe(1009)
    await host.settled()
  })

  it('R12: a thousand frames for rooms that do not exist leave no room behind, and their sender is slowed', async () => {
    const rude = await door.connect('rude')
    const join = JSON.stringify({ type: 'join-room', protocolVersion: PROTOCOL_VERSION, spaceId: 'zzzzzz' })
    rude.raw(join)
    expect((await rude.next('message-refused')).code).toBe('space-not-found')
    for (let n = 0; n < 1000; n++) rude.raw(join)
    expect(await rude.gone()).toBe(4400)
    expect(rude.heard.some((it) => it.type === 'message-refused' && it.code === 'rate-limited')).toBe(true)
    expect(door.streams.standOf('zzzzzz' as never)).toBeNull()
  })

  it('R16: without a signed session nobody comes in, whatever public id they know', async () => {
    const { spaceId } = await playingRoom()
    const nobody = await door.connect(null)
    expect((await nobody.next('message-refused')).code).toBe('unauthenticated')
    expect(await nobody.gone()).toBe(4401)
    expect(door.streams.listenersOf(spaceId)).toBe(1)
  })

  it('a page of another site cannot use a visitor’s cookie, and one on the list can', async () => {
    const { host } = await playingRoom()
    await host.settled()
    await expect(
      new Promise((resolve, reject) => {
        void import('ws').then(({ WebSocket }) => {
          const headers = { cookie: 'host', origin: 'https://evil.example' }
          const ws = new WebSocket(`ws://127.0.0.1:${door.port}/ws`, { headers })
          ws.on('open', resolve).on('error', reject)
        })
      }),
    ).rejects.toThrow('403')
    await door.connect('host', 'https://friend.example')
    await door.connect('host', `http://127.0.0.1:${door.port}`)
  })

  it('one user has no more than so many sockets: the oldest are told to go, and go', async () => {
    const all = await Promise.all(Array.from({ length: 50 }, () => door.connect('many')))
    await expect.poll(() => door.gateway.connections(), { timeout: 4000 }).toBe(20)
    expect(all.filter(({ closed }) => closed === 4429)).toHaveLength(30)
    expect((await all[0]?.next('message-refused'))?.code).toBe('too-many-tabs')
  })

  it('an old page is told so', async () => {
    const old = await door.connect('old')
    old.say({ type: 'join-room', protocolVersion: 0, spaceId: 'abcdef' })
    expect((await old.next('message-refused')).code).toBe('unsupported-version')
  })

  it('R19: a song can be named only by its id in the library', async () => {
    const { host } = await playingRoom()
    host.say({ type: 'add-song', songId: 'http://evil.example/x.mp3' })
    expect((await host.next('command-refused')).code).toBe('invalid-message')
    host.say({ type: 'add-song', songId: 'unknown' })
    expect((await host.next('command-refused')).code).toBe('song-not-found')
  })

  it('a probe is answered with both stamps and what the room has come to', async () => {
    const { host } = await playingRoom()
    host.raw(JSON.stringify({ type: 'clock-probe', sentAt: 123.25 }))
    const answer = await host.next('clock-answered')
    expect(answer).toMatchObject({ sentAt: 123.25, epoch: 'e1', revision: 1 })
    expect(answer.answeredAt).toBeGreaterThanOrEqual(answer.receivedAt)
  })
})

describe('sessions of accounts', () => {
  it('that have ended lose their sockets at once, and no others do', async () => {
    const spaceId = await door.space('abcdef')
    const [guest, one, other, bob] = await Promise.all(
      ['ada', 'ada@1', 'ada@2', 'bob@1'].map((name) => door.connect(name)),
    )
    if (!guest || !one || !other || !bob) throw new Error('not all came')
    for (const client of [guest, one, other, bob]) await client.join(spaceId)
    expect([...door.gateway.openSessions()].sort()).toEqual(['1', '2'])
    door.gateway.endSessions('ada', (sessionId) => sessionId !== '2')
    expect(await Promise.all([guest.gone(), one.gone()])).toEqual([4401, 4401])
    other.say({ type: 'add-song', songId: 'song-1' })
    expect((await bob.next('song-started')).by).toMatchObject({ userId: 'ada' })
    expect([other.closed, bob.closed]).toEqual([null, null])
  })

  it('that cannot be looked up are asked to come again, and are not taken for strangers', async () => {
    const client = await door.connect('unknown')
    expect(await client.gone()).toBe(1013)
    expect(client.heard).toEqual([])
  })

  it('R22: no frame holds a token', async () => {
    const { spaceId, host } = await playingRoom()
    const guest = await door.connect('ada@1')
    await guest.join(spaceId)
    guest.say({ type: 'pause-playback' })
    await host.next('playback-paused')
    await guest.settled()
    expect(JSON.stringify([...guest.heard, ...host.heard])).not.toContain('secret of')
  })
})
