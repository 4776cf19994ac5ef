import {
  asDurationMs,
  asLocalMs,
  asServerMs,
  type Item,
  type ItemId,
  type LocalMs,
  newItem,
  type Song,
} from '@earshot/sync'
import { CONTRACT, SONG_MS } from '../../next-app/players/contract.ts'
import type { Player } from '../../next-app/players/player.ts'
import { createStreamPlayer } from '../../next-app/players/stream/stream-player.ts'

/** The page in which the stream player is tried: bundled and served by `stream-rig.ts`, run in a real browser. */
const now = () => asLocalMs(performance.timeOrigin + performance.now())
const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

const itemOf = (file: string, durationMs: number): Item =>
  newItem({
    itemId: file as ItemId,
    addedBy: { userId: 'u' as Item['addedBy']['userId'], name: 'U' },
    addedAt: asServerMs(0),
    song: {
      songId: file as Song['songId'],
      title: file,
      artist: '',
      album: '',
      durationMs: asDurationMs(durationMs),
      coverUrl: null,
      source: { kind: 'file', url: `/${file}`, mimeType: 'audio/wav', sizeBytes: 1 },
    },
  })

const openPlayer = async (): Promise<Player> => {
  const player = createStreamPlayer(now)
  await player.unlock()
  while (!player.see(now()).canSound) await wait(20)
  // A stream that has just been born tells wrong times for a moment.
  await wait(500)
  return player
}

/** Runs one case with a player of its own; null when it is kept, else what is not. */
const runCase = async (name: string): Promise<string | null> => {
  const player = await openPlayer()
  const songs = {
    first: itemOf('first.wav', SONG_MS),
    second: itemOf('second.wav', SONG_MS),
    broken: itemOf('broken.wav', SONG_MS),
    others: ['a.wav', 'b.wav', 'c.wav', 'd.wav'].map((file) => itemOf(file, SONG_MS)),
  }
  try {
    await CONTRACT.find((it) => it.name === name)?.run({ player, songs, now, wait })
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  } finally {
    player.close()
  }
}

let player: Player | null = null

const thePlayer = (): Player => {
  if (player === null) throw new Error('no player is open')
  return player
}

/** What a test asks of one player that stays open. Times are this device's clock, as `Date.now()` but finer. */
const stream = {
  open: async () => {
    player = await openPlayer()
  },
  close: () => {
    player?.close()
    player = null
  },
  now: (): number => now(),
  /** Loads a song; how many ms it took until it was ready. */
  load: async (file: string, durationMs: number): Promise<number> => {
    const from = now()
    const item = itemOf(file, durationMs)
    thePlayer().carryOut({ do: 'load', item })
    for (;;) {
      const state = thePlayer().see(now()).loading(item)
      if (state === 'ready') return now() - from
      if (state === 'failed') throw new Error(`${file} failed`)
      await wait(5)
    }
  },
  start: (file: string, durationMs: number, positionMs: number, at: number) =>
    thePlayer().carryOut({ do: 'start', item: itemOf(file, durationMs), positionMs, at: at as LocalMs }),
  stop: (at: number) => thePlayer().carryOut({ do: 'stop', at: at as LocalMs }),
  trim: (rate: number, forMs: number) => thePlayer().carryOut({ do: 'trim', rate, forMs }),
  sounding: () => thePlayer().see(now()).sounding,
  heldS: () => thePlayer().diagnostics().heldS ?? 0,
  block: (ms: number) => {
    const until = performance.now() + ms
    while (performance.now() < until);
  },
}

export type StreamPage = { runCase: typeof runCase; stream: typeof stream }

Object.assign(window, { runCase, stream } satisfies StreamPage)
