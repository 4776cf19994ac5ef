import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type DownMessage, PROTOCOL_VERSION, type RoomJoined } from '@earshot/sync'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Client } from './gateway/testing/door.ts'

const ROOMS = 20
const root = path.resolve(import.meta.dirname, '../..')
let dataDir: string
const running: ChildProcess[] = []

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'earshot-restart-'))
})
afterEach(async () => {
  for (const child of running.splice(0)) {
    child.kill('SIGKILL')
    if (child.exitCode === null && child.signalCode === null) await gone(child)
  }
  rmSync(dataDir, { recursive: true, force: true })
})

const gone = (child: ChildProcess) => new Promise((resolve) => child.once('exit', resolve))

/** The real program in a process of its own; answers its port. */
const start = async () => {
  const env = { ...process.env, PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, LOG_LEVEL: 'error', DATABASE_URL: '' }
  const args = ['--import', 'tsx', path.join(root, 'ws/src/main.ts')]
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] })
  running.push(child)
  const port = await new Promise<number>((resolve, reject) => {
    let said = ''
    child.stdout?.on('data', (text) => {
      said += text
      const [, port] = /at http:\/\/[^:]+:(\d+)/.exec(said) ?? []
      if (port !== undefined) resolve(Number(port))
    })
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
  })
  return { child, port }
}

type Person = { cookie: string; userId: string }

const ask = async <T>(port: number, method: string, url: string, cookie?: string, body?: object) => {
  const answer = await fetch(`http://127.0.0.1:${port}${url}`, {
    method,
    headers: { ...(cookie && { cookie }), ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  })
  return { headers: answer.headers, body: (await answer.json()) as T }
}

const aPerson = async (port: number): Promise<Person> => {
  const { headers, body } = await ask<{ userId: string }>(port, 'POST', '/api/session')
  return { cookie: String(headers.get('set-cookie')).split(';')[0] ?? '', userId: body.userId }
}

/** Everything of a room that must be as it was. */
const lasting = ({ room, creatorId, itemId, playback, queue, chat }: RoomJoined) => ({
  room,
  creatorId,
  itemId,
  playback,
  queue,
  chat,
})

const enter = async (port: number, { cookie }: Person, spaceId: string) => {
  const client = await new Client(port, cookie).opened()
  return { client, joined: await client.join(spaceId) }
}

/** Says them one after the other, and waits until the last was answered; answers how many were accepted. */
const sayAll = async (client: Client, messages: Record<string, unknown>[]) => {
  const ids = new Set(messages.map((message) => client.say(message)))
  await client.settled()
  const isAccepted = (it: DownMessage) => it.type === 'command-accepted' && ids.has(it.commandId)
  return client.heard.filter(isAccepted).length
}

/** Puts something into every corner of a room. */
const furnish = async (port: number, n: number, [host, guest, pest]: [Person, Person, Person], songIds: string[]) => {
  const { spaceId } = (await ask<{ spaceId: string }>(port, 'POST', '/api/spaces', host.cookie, { name: `Room ${n}` }))
    .body
  const { client: theirs } = await enter(port, guest, spaceId)
  const { client: mine } = await enter(port, host, spaceId)
  const { client: banned } = await enter(port, pest, spaceId)
  const songs = Array.from({ length: 6 }, (_, at) => ({ type: 'add-song', songId: songIds[(n + at) % songIds.length] }))
  expect(await sayAll(mine, songs)).toBe(6)
  const [first, second] = (await mine.join(spaceId)).queue.upcoming
  const commands = [
    { type: 'set-role', userId: guest.userId, role: n % 2 === 0 ? 'dj' : 'moderator' },
    { type: 'mute-user', userId: guest.userId, isMuted: n % 4 === 0 },
    { type: 'vote-item', itemId: first?.itemId, vote: 1 },
    { type: 'vote-item', itemId: second?.itemId, vote: -1 },
    { type: 'set-order', order: n % 3 === 0 ? 'votes' : 'added' },
    { type: 'set-repeat', repeat: n % 3 === 1 ? 'all' : 'off' },
    { type: 'change-room', name: `Den ${n}`, settings: { skipShare: 0.25, itemsPerUser: 100 + n } },
    { type: 'create-invite', label: 'Friends' },
    { type: 'send-chat', text: `Hello from ${n}` },
    { type: 'ban-user', userId: pest.userId },
    { type: 'seek-playback', positionMs: 1000 + n * 10.5 },
    ...(n % 2 === 0 ? [{ type: 'pause-playback' }] : []),
  ]
  expect(await sayAll(mine, commands)).toBe(commands.length)
  expect(await sayAll(theirs, [{ type: 'vote-item', itemId: first?.itemId, vote: 1 }])).toBe(1)
  theirs.ws.close()
  banned.ws.close()
  return { spaceId, client: mine }
}

test('twenty rooms are as they were after a restart, and after a process that was killed in the middle of changes', async () => {
  const first = await start()
  const [host, guest, pest] = [await aPerson(first.port), await aPerson(first.port), await aPerson(first.port)]
  const { songs } = (await ask<{ songs: { songId: string }[] }>(first.port, 'GET', '/api/songs')).body
  const songIds = songs.map(({ songId }) => songId)
  const rooms: { spaceId: string; client: Client }[] = []
  for (let n = 0; n < ROOMS; n++) rooms.push(await furnish(first.port, n, [host, guest, pest], songIds))
  const before = new Map<string, ReturnType<typeof lasting>>()
  for (const { spaceId, client } of rooms) before.set(spaceId, lasting(await client.join(spaceId)))

  first.child.kill('SIGTERM')
  await gone(first.child)
  const second = await start()
  const clients = new Map<string, Client>()
  for (const { spaceId } of rooms) {
    const { client, joined } = await enter(second.port, host, spaceId)
    expect(lasting(joined)).toEqual(before.get(spaceId))
    expect(joined.chat).toHaveLength(1)
    clients.set(spaceId, client)
  }

  // Everyone says something at once, and the process dies while it carries it out.
  const said = new Map([...clients].map(([spaceId, client]) => [spaceId, speak(client, songIds)]))
  await expect
    .poll(() => [...said.values()].reduce((sum, it) => sum + it.accepted(), 0), { timeout: 30_000 })
    .toBeGreaterThan(ROOMS * 2)
  second.child.kill('SIGKILL')
  await gone(second.child)
  for (const client of clients.values()) await client.gone()

  const third = await start()
  for (const [spaceId, { accepted, added }] of said) {
    const was = before.get(spaceId)
    const { joined } = await enter(third.port, guest, spaceId)
    // What was acknowledged is there; what was not may be.
    const more = joined.queue.upcoming.length - (was?.queue.upcoming.length ?? 0)
    expect(more).toBeGreaterThanOrEqual(accepted())
    expect(more).toBeLessThanOrEqual(added)
    const { queue, ...rest } = lasting(joined)
    expect(rest).toEqual({ ...was, queue: undefined })
    const known = new Set(was?.queue.upcoming.map(({ itemId }) => itemId))
    expect(queue.upcoming.filter(({ itemId }) => known.has(itemId))).toEqual(was?.queue.upcoming)
  }
  const outside = await new Client(third.port, pest.cookie).opened()
  for (const { spaceId } of rooms) {
    outside.raw(JSON.stringify({ type: 'join-room', protocolVersion: PROTOCOL_VERSION, spaceId }))
    expect(await outside.next('message-refused')).toMatchObject({ code: 'banned' })
  }
}, 240_000)

/** Adds songs without waiting for any answer. */
const speak = (client: Client, songIds: string[]) => {
  const added = 30
  client.heard.length = 0
  for (let n = 0; n < added; n++) client.say({ type: 'add-song', songId: songIds[n % songIds.length] })
  return { added, accepted: () => client.heard.filter(({ type }) => type === 'command-accepted').length }
}
