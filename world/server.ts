import {
  asServerMs,
  type ChatMessage,
  type Epoch,
  type InviteId,
  type ItemId,
  newSpace,
  type Song,
  type SongId,
  type SpaceId,
  type SpaceState,
} from '@earshot/sync'
import { aSong, aUser, deviceClock, type FakeClock } from '@earshot/sync/testing'
import { Connection } from '../ws/src/gateway/connection.ts'
import { Heartbeat } from '../ws/src/gateway/heartbeat.ts'
import type { Timers } from '../ws/src/managers/alarm.ts'
import { StreamManager } from '../ws/src/managers/streamManager.ts'
import { plainParts } from '../ws/src/managers/testing/parts.ts'
import { chatEntry, type JournalEntry, replay, stepEntry } from '../ws/src/spaces/journal-entry.ts'
import { memorySpaces } from '../ws/src/spaces/memory.ts'
import { memoryTalk } from '../ws/src/spaces/memory-talk.ts'
import type { ChatEvent } from '../ws/src/spaces/talk.ts'
import type { VirtualSocket } from './virtual-socket.ts'

export const SPACE_ID = 'abcdef' as SpaceId
/** Songs of the world's library: `song-N` lasts N seconds. */
const songOf = (songId: SongId): Song | null => {
  const seconds = Number(songId.replace(/^song-/, ''))
  return seconds > 0 ? aSong(seconds, seconds * 1000) : null
}

const fail = (problem: string, cause: unknown) => {
  throw new Error(problem, { cause })
}

/** One life of the server's core, in virtual time, and a journal that outlives it. */
export class VirtualServer {
  readonly #journal: string[]
  readonly #sockets = new Set<VirtualSocket>()
  readonly #roundTrips = new Map<unknown, number>()
  readonly #streams: StreamManager
  readonly #timers: Timers
  readonly now: () => ReturnType<typeof asServerMs>
  #items = 0
  #isDead = false

  constructor(clock: FakeClock, journal: string[], life: number) {
    this.#journal = journal
    const device = deviceClock(clock)
    this.now = () => asServerMs(device.now())
    // A timer of a process that was killed never rings.
    this.#timers = {
      setTimeout: (act, ms) => clock.after(ms, () => this.#isDead || act()),
      clearTimeout: (cancel) => (cancel as (() => void) | null)?.(),
    }
    const append = (entry: JournalEntry) => journal.push(JSON.stringify(entry))
    const { spaces: recovered, chats } = replay(journal)
    const lines = {
      appendSpace: (space: SpaceState) => append({ space }),
      appendStep: (before: SpaceState, after: SpaceState) => append(stepEntry(before, after)),
      appendLeft: (spaceId: SpaceId) => append({ left: spaceId }),
      appendChat: (spaceId: SpaceId, chat: readonly ChatMessage[]) => append({ spaceId, chat: [...chat] }),
      appendChatEvent: (event: ChatEvent) => append(chatEntry(event)),
      snapshotOf: () => {},
      chatsOf: () => {},
      failing: () => false,
      close: () => {},
    }
    const spaces = memorySpaces(lines, recovered.values(), () => `e${life + 1}` as Epoch)
    this.#items = life * 10_000
    this.#streams = new StreamManager({
      ...plainParts(lines),
      spaces,
      talk: memoryTalk(lines, chats),
      now: this.now,
      timers: this.#timers,
      roundTripOf: (ws) => this.#roundTrips.get(ws) ?? null,
      onAccepted: () => {},
      onProblem: fail,
    })
    if (!recovered.has(SPACE_ID)) {
      void spaces.create(
        newSpace({ spaceId: SPACE_ID, name: 'A room', creator: aUser(0), epoch: 'e1' as Epoch, now: this.now() }),
      )
    }
  }

  /** What the room is by the server's own word, read from what it has written down. */
  get space() {
    const space = replay(this.#journal).spaces.get(SPACE_ID)
    if (space === undefined) throw new Error('the room is lost')
    return space
  }

  welcome(socket: VirtualSocket, userId: string, roundTripMs: number): void {
    const ws = socket.asWebSocket()
    this.#sockets.add(socket)
    this.#roundTrips.set(ws, roundTripMs)
    const user = { userId, name: userId, token: `secret of ${userId}`, sessionId: null }
    new Connection(ws, user, new Heartbeat(ws, this.now, this.#timers), {
      streams: this.#streams,
      now: this.now,
      newItemId: () => `item-${this.#items++}` as ItemId,
      newInvite: () => ({ inviteId: `invite-${this.#items}` as InviteId, key: `key-of-the-invite-${this.#items++}` }),
      newSeed: () => this.#items++,
      hashPassword: async (password) => `hash of ${password}`,
      findSong: songOf,
      timers: this.#timers,
      onProblem: fail,
    })
    socket.on('close', () => {
      this.#sockets.delete(socket)
      this.#roundTrips.delete(ws)
    })
  }

  /** `kill -9`: nothing is closed, nothing is written; the kernel hangs up for it. */
  kill(): void {
    this.#isDead = true
    for (const socket of [...this.#sockets]) socket.terminate()
  }
}
