import type { SongId } from '@earshot/sync'
import { describe, expect, it } from 'vitest'
import type { SoundReport, TapeMessage } from '../messages.ts'
import { Feeder } from './feeder.ts'
import type { Piece, SongReader } from './song-reader.ts'

const RATE = 1000
const id = (name: string) => name as SongId
const at = (url: string) => ({ url, sizeBytes: null })
const turns = async (count = 4000) => {
  for (let n = 0; n < count; n++) await Promise.resolve()
}

/** A song of ramps, each sample telling its own number; `damagedAt` is a second at which it cannot be decoded. */
const songOf = (lengthS: number, damagedAt = Number.NaN): SongReader => ({
  sampleRate: RATE,
  async *pieces(from): AsyncGenerator<Piece, void> {
    for (let first = from; first < lengthS * RATE; first += 64) {
      if (first <= damagedAt * RATE && damagedAt * RATE < first + 64) throw new Error('damaged')
      const length = Math.min(64, lengthS * RATE - first)
      yield { first, channels: [Float32Array.from({ length }, (_, n) => first + n)] }
    }
  },
  measure: async () => null,
  lengthMsTo: (endS) => endS * 1000,
  close: () => {},
})

/** A feeder, and what its renderer would hold: samples by tape. */
const stage = (songs: Record<string, SongReader>) => {
  const tapes = new Map<number, { songId: SongId; from: number; samples: number[]; isWhole: boolean }>()
  const reports: SoundReport[] = []
  const alarms: (() => void)[] = []
  const toRenderer = (message: TapeMessage) => {
    const tape = tapes.get(message.tape)
    if (message.do === 'open-tape') {
      tapes.set(message.tape, { songId: message.songId, from: message.from, samples: [], isWhole: false })
    } else if (message.do === 'append') tape?.samples.push(...(message.channels[0] ?? []))
    else if (message.do === 'end-tape' && tape) tape.isWhole = true
    else if (message.do === 'close-tape') tapes.delete(message.tape)
  }
  const feeder = new Feeder({
    open: async ({ url }) => songs[url] ?? Promise.reject(new Error('no such song')),
    toRenderer,
    toPage: (report) => reports.push(report),
    later: (run) => alarms.push(run),
  })
  return { feeder, tapes, reports, alarms }
}

describe('the feeder', () => {
  it('says of a song that it is ready, and holds its first seconds', async () => {
    const { feeder, tapes, reports } = stage({ a: songOf(60) })
    await feeder.load(id('a'), at('a'), 60_000)
    await turns()
    expect(reports).toContainEqual({ say: 'ready', songId: 'a' })
    const [tape] = [...tapes.values()]
    expect(tape?.samples.length).toBeGreaterThanOrEqual(4 * RATE)
    expect(tape?.samples.length).toBeLessThan(5 * RATE)
  })

  it('says of what cannot be decoded that it failed', async () => {
    const { feeder, reports } = stage({ empty: songOf(0) })
    await feeder.load(id('x'), at('nothing'), 1000)
    await feeder.load(id('e'), at('empty'), 1000)
    expect(reports.map((it) => ('songId' in it ? `${it.say} ${it.songId}` : it.say))).toEqual(['failed x', 'failed e'])
  })

  it('puts each sample at its place, from where it is needed to half a minute on', async () => {
    const { feeder, tapes } = stage({ a: songOf(600) })
    await feeder.load(id('a'), at('a'), 600_000)
    feeder.need([{ songId: id('a'), positionS: 300, dueInS: 0 }])
    await turns(30_000)
    const tape = [...tapes.values()].find(({ from }) => from > 0)
    expect(tape?.from).toBe(299_750)
    tape?.samples.forEach((value, n) => {
      expect(value).toBe(299_750 + n)
    })
    expect(tape?.samples.length).toBeGreaterThan(30 * RATE)
    expect(tape?.samples.length).toBeLessThan(32 * RATE)
  })

  it('comes to a song’s end, and says so', async () => {
    const { feeder, tapes } = stage({ a: songOf(3) })
    await feeder.load(id('a'), at('a'), 3000)
    await turns()
    const [tape] = [...tapes.values()]
    expect([tape?.samples.length, tape?.isWhole]).toEqual([3 * RATE, true])
  })

  it('gets past a damaged place, as time goes on', async () => {
    const { feeder, tapes, alarms } = stage({ a: songOf(60, 10) })
    await feeder.load(id('a'), at('a'), 60_000)
    feeder.need([{ songId: id('a'), positionS: 9, dueInS: 0 }])
    await turns()
    expect(alarms).toHaveLength(1)
    feeder.need([{ songId: id('a'), positionS: 10.5, dueInS: 0 }])
    alarms.shift()?.()
    await turns(30_000)
    expect([...tapes.values()].some(({ from, samples }) => from > 10_000 && samples.length > 20 * RATE)).toBe(true)
  })

  it('lets go of a song altogether', async () => {
    const { feeder, tapes } = stage({ a: songOf(60) })
    await feeder.load(id('a'), at('a'), 60_000)
    feeder.unload(id('a'))
    await turns()
    expect(tapes.size).toBe(0)
  })

  it('tells how long a song is that did not say: by counting, or when its end is decoded', async () => {
    const counted = { ...songOf(60), measure: async () => 60_000 }
    const { feeder, reports } = stage({ a: counted, b: { ...songOf(3), lengthMsTo: (endS) => endS * 1000 - 25 } })
    await feeder.load(id('a'), at('a'), null)
    await turns()
    expect(reports).toContainEqual({ say: 'length', songId: 'a', lengthMs: 60_000 })
    await feeder.load(id('b'), at('b'), null)
    await turns()
    expect(reports).toContainEqual({ say: 'length', songId: 'b', lengthMs: 2975 })
    const { feeder: other, reports: none } = stage({ a: songOf(3) })
    await other.load(id('a'), at('a'), 3000)
    await turns()
    expect(none.filter(({ say }) => say === 'length')).toEqual([])
  })
})
