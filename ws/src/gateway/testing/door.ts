import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  asServerMs,
  type DownMessage,
  downMessage,
  type Epoch,
  type InviteId,
  type ItemId,
  newSpace,
  PROTOCOL_VERSION,
  type PublicUser,
  type Refusal,
  type SongId,
  type SpaceId,
} from '@earshot/sync'
import { aSong } from '@earshot/sync/testing'
import { WebSocket } from 'ws'
import { realTimers } from '../../managers/alarm.ts'
import { StreamManager, type StreamManagerDeps } from '../../managers/streamManager.ts'
import { plainParts } from '../../managers/testing/parts.ts'
import { openJournal } from '../../spaces/journal.ts'
import { memorySpaces } from '../../spaces/memory.ts'
import { createGateway } from '../gateway.ts'

const realNow = () => asServerMs(performance.timeOrigin + performance.now())
export const aUserNamed = (name: string): PublicUser => ({ userId: name as PublicUser['userId'], name })

type Of<T extends DownMessage['type']> = DownMessage & { type: T }

const isAnswer = ({ type }: DownMessage) => type === 'command-accepted' || type === 'command-refused'

let tabs = 0

/** A client that speaks the wire and nothing else. */
export class Client {
  readonly ws: WebSocket
  readonly heard: DownMessage[] = []
  closed: number | null = null
  readonly #tab = tabs++
  #commands = 0
  #waiting: (() => void)[] = []

  constructor(port: number, cookie: string | null, origin?: string) {
    const headers = { ...(cookie !== null && { cookie }), ...(origin !== undefined && { origin }) }
    this.ws = new WebSocket(`ws://127.0.0.1:${port}/ws`, { headers })
    this.ws.on('message', (data) => {
      this.heard.push(downMessage.parse(JSON.parse(String(data))))
      this.#wake()
    })
    this.ws.on('close', (code) => {
      this.closed = code
      this.#wake()
    })
    this.ws.on('error', () => this.#wake())
  }

  async opened(): Promise<this> {
    if (this.ws.readyState === WebSocket.CONNECTING) await new Promise((resolve) => this.ws.once('open', resolve))
    return this
  }

  raw(frame: string | Buffer): void {
    this.ws.send(frame)
  }

  /** Sends a message; a command gets an id of its own, which is answered. */
  say(message: Record<string, unknown>): string {
    const command = { commandId: `tab${this.#tab}-${this.#commands++}`, ...message }
    this.raw(JSON.stringify(command))
    return command.commandId
  }

  join(spaceId: string, pass: { password?: string; inviteKey?: string } = {}): Promise<Of<'room-joined'>> {
    this.askIn(spaceId, pass)
    return this.next('room-joined')
  }

  /** Answers why the room is not to be joined. */
  async shutOut(spaceId: string, pass: { password?: string; inviteKey?: string } = {}): Promise<Refusal> {
    this.askIn(spaceId, pass)
    return (await this.next('message-refused')).code
  }

  askIn(spaceId: string, pass: { password?: string; inviteKey?: string } = {}): void {
    this.raw(JSON.stringify({ type: 'join-room', protocolVersion: PROTOCOL_VERSION, spaceId, ...pass }))
  }

  /** Asks those inside to be let in. */
  knock(spaceId: string): void {
    this.raw(JSON.stringify({ type: 'request-entry', spaceId }))
  }

  /** Gives a command and answers why it was refused, or null. */
  async tell(message: Record<string, unknown>): Promise<Refusal | null> {
    const commandId = this.say(message)
    for (;;) {
      const found = this.heard.findIndex((it) => 'commandId' in it && it.commandId === commandId && isAnswer(it))
      const [answer] = found === -1 ? [] : this.heard.splice(found, 1)
      if (answer !== undefined) return answer.type === 'command-refused' ? answer.code : null
      if (this.closed !== null) throw new Error(`closed with ${this.closed} while waiting for an answer`)
      await this.#news()
    }
  }

  /** The first message of that type not yet taken, and takes it. */
  async next<T extends DownMessage['type']>(type: T): Promise<Of<T>> {
    for (;;) {
      const found = this.heard.findIndex((message) => message.type === type)
      const message = this.heard[found]
      if (message !== undefined) {
        this.heard.splice(found, 1)
        return message as Of<T>
      }
      if (this.closed !== null) throw new Error(`closed with ${this.closed} while waiting for ${type}`)
      await this.#news()
    }
  }

  async gone(): Promise<number> {
    while (this.closed === null) await this.#news()
    return this.closed
  }

  /** Everything sent before has been answered: commands are done in order, so a refused one closes the row. */
  async settled(): Promise<void> {
    const commandId = this.say({ type: 'remove-item', itemId: 'no-such-item' })
    for (;;) {
      const answer = await this.next('command-refused')
      if (answer.commandId === commandId) return
    }
  }

  #news(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  #wake(): void {
    for (const resolve of this.#waiting.splice(0)) resolve()
  }
}

const fail = (problem: string, cause: unknown) => {
  throw new Error(problem, { cause })
}

/** What a door may be given other than by itself. */
export type DoorOptions = {
  now?: () => ReturnType<typeof asServerMs>
  onAccepted?: StreamManagerDeps['onAccepted']
}

/**
 * A real gateway on a real port, without the rest of the server; a cookie `NAME` is a valid session of the guest `NAME`, `NAME@ID` of an
 * account, and `unknown` one that cannot be looked up.
 */
export const openDoor = async ({ now = realNow, onAccepted = () => {} }: DoorOptions = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-door-'))
  const { journal, recovered } = openJournal(join(folder, 'journal'), () => {})
  const spaces = memorySpaces(journal, recovered, () => 'later' as Epoch)
  let items = 0
  const gateway = createGateway({
    now,
    timers: realTimers,
    newItemId: () => `item-${items++}` as ItemId,
    newInvite: () => ({ inviteId: `invite-${items}` as InviteId, key: `key-of-the-invite-${items++}` }),
    newSeed: () => items++,
    hashPassword: async (password) => `hash of ${password}`,
    findSong: (songId: SongId) => (songId.startsWith('song-') ? aSong(Number(songId.slice(5))) : null),
    readSession: async (cookie) => {
      if (cookie === undefined) return null
      if (cookie === 'unknown') throw new Error('the database is down')
      const [name = '', sessionId = null] = cookie.split('@')
      return { ...aUserNamed(name), token: `secret of ${cookie}`, sessionId }
    },
    allowedOrigins: ['https://friend.example'],
    onProblem: fail,
  })
  const streams = new StreamManager({
    ...plainParts(journal),
    spaces,
    now,
    timers: realTimers,
    roundTripOf: gateway.roundTripOf,
    onAccepted,
    onProblem: fail,
  })
  const http = createServer()
  gateway.attach(http, streams)
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const { port } = http.address() as AddressInfo
  return {
    port,
    gateway,
    streams,
    spaces,
    connect: (name: string | null, origin?: string) => new Client(port, name, origin).opened(),
    space: async (spaceId: string) => {
      const creator = aUserNamed('host')
      await spaces.create(
        newSpace({ spaceId: spaceId as SpaceId, name: 'A room', creator, epoch: 'e1' as never, now: now() }),
      )
      return spaceId as SpaceId
    },
    close: async () => {
      await gateway.close()
      http.close()
      await spaces.close()
      rmSync(folder, { recursive: true })
    },
  }
}
