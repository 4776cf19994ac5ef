import { appendFileSync } from 'node:fs'
import path from 'node:path'
import {
  asServerMs,
  type ChatMessage,
  type CommandId,
  type Epoch,
  type ItemId,
  type MessageId,
  newItem,
  newSpace,
  type PublicUser,
  reduce,
  type Song,
  type SpaceId,
  type SpaceState,
  type UserId,
} from '@earshot/sync'
import type { DelayProxy } from '../../e2e/rig/network/delay-proxy.ts'
import { openProxy } from '../../e2e/rig/network/proxy-process.ts'
import { Program } from '../../e2e/rig/program.ts'
import { MESSAGES, PHONE, SONGS } from './conditions.ts'

/** The program with two rooms: one that plays before a long queue and a long chat, and an empty one. */
export type Stage = {
  /** Without anything in between. */
  url: string
  /** Half of a slow round trip away in either direction, sockets too. */
  farUrl: string
  close(): Promise<void>
}

export const FULL_ROOM = '/room/benchx'
export const EMPTY_ROOM = '/room/benchy'

const HOST: PublicUser = { userId: 'bench' as UserId, name: 'Ada' }
const MINUTE_MS = 60_000

/** A room of `HOST`'s in which nothing plays. */
const aRoom = (spaceId: string): SpaceState => {
  const now = asServerMs(Date.now())
  return newSpace({ spaceId: spaceId as SpaceId, name: 'The bench', creator: HOST, epoch: 'bench' as Epoch, now })
}

/** The same with these songs one after the other, the first of which plays. */
const withSongs = (space: SpaceState, songs: readonly Song[]): SpaceState =>
  songs.reduce((room, song, n) => {
    const now = asServerMs(Date.now())
    const item = newItem({ itemId: `bench-${n}` as ItemId, song, addedBy: HOST, addedAt: now })
    const command = { commandId: `c${n}` as CommandId, by: HOST, leadMs: 0, loadLeadMs: 0 }
    const step = reduce(room, { type: 'add-song', item, ...command }, now)
    if (!step.ok) throw new Error(step.refusal)
    return step.space
  }, space)

/** So many messages of three people, a minute apart. */
const aTalk = (many: number): ChatMessage[] =>
  Array.from({ length: many }, (_, n) => ({
    messageId: `bench-${n}` as MessageId,
    by: { userId: `talker-${(n >> 1) % 3}` as UserId, name: ['Mila', 'Tom', 'Grace'][(n >> 1) % 3] ?? '' },
    text:
      n % 7 === 0 ? 'That one again? https://example.org/a/song and a second line of it, @Ada.' : `Message ${n + 1}`,
    at: asServerMs(Date.now() - (many - n) * MINUTE_MS),
  }))

/** Starts the program over rooms that are written into its journal: to make them by hand would take minutes. */
export async function openStage(): Promise<Stage> {
  const program = await Program.start()
  const answer = await fetch(`${program.url}/api/songs?query=&limit=10`)
  const { songs } = (await answer.json()) as { songs: Song[] }
  const [first] = songs
  if (first === undefined) throw new Error('there are no demo songs')
  // Longer than any run, and each of them another name.
  const waiting = Array.from({ length: SONGS }, (_, n) => ({
    ...(songs[n % songs.length] as Song),
    title: `Song ${n + 1} of a long evening`,
  }))
  await program.kill()
  const full = withSongs(aRoom('benchx'), [first, ...waiting])
  const repeating: SpaceState = { ...full, queue: { ...full.queue, repeat: 'one' } }
  const lines = [{ space: repeating }, { spaceId: full.spaceId, chat: aTalk(MESSAGES) }, { space: aRoom('benchy') }]
  const journal = path.join(program.dataDir, 'spaces.journal')
  appendFileSync(journal, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
  await program.run()
  const way = { delayMs: PHONE.roundTripMs / 2 }
  const proxy: DelayProxy = await openProxy(program.port, { up: way, down: way }, 1)
  return {
    url: program.url,
    farUrl: `http://localhost:${proxy.port}`,
    close: async () => {
      proxy.close()
      await program.stop()
    },
  }
}
