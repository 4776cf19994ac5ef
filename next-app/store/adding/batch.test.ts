import type { FoundSong, Refusal, Song, SongId } from '@earshot/sync'
import { describe, expect, it } from 'vitest'
import type { Answer } from '../../lib/api.ts'
import { demoSong } from '../../session/testing/demo-room.ts'
import { type Batch, countOf } from './batch.ts'
import { BatchLine } from './batch-line.ts'

const found = (link: string): FoundSong => ({
  link,
  title: link,
  artist: '',
  album: '',
  durationMs: null,
  coverUrl: null,
})
const list = (many: number, from = 0) => Array.from({ length: many }, (_, n) => found(`s${from + n}`))
const settle = () => new Promise<void>((resolve) => setImmediate(resolve))
const refused = (code: string, waitMs?: number): Answer<Song> => ({
  ok: false,
  code,
  message: `${code}!`,
  ...(waitMs === undefined ? {} : { waitMs }),
})

/** A line to a server whose answers are given by hand, in a time that is moved by hand. */
const lineTo = () => {
  const asked = new Map<string, (answer: Answer<Song>) => void>()
  const queue: string[] = []
  const everAsked: string[] = []
  const refusals: Refusal[] = []
  let timers: { at: number; run: () => void }[] = []
  let now = 0
  let batch: Batch | null = null
  const line = new BatchLine({
    bring: (link) => {
      everAsked.push(link)
      return new Promise((resolve) => asked.set(link, resolve))
    },
    queue: async (songId: SongId) => {
      const refusal = refusals.shift() ?? null
      if (refusal === null) queue.push(songId)
      return refusal
    },
    now: () => now,
    after: (ms, run) => {
      const timer = { at: now + ms, run }
      timers.push(timer)
      return () => {
        timers = timers.filter((each) => each !== timer)
      }
    },
    show: (newest) => {
      batch = newest
    },
  })
  const pass = async (ms: number) => {
    for (const until = now + ms; ; ) {
      await settle()
      const [next] = timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)
      now = next?.at ?? until
      if (next === undefined) return
      timers = timers.filter((each) => each !== next)
      next.run()
    }
  }
  const answer = async (link: string, what: Answer<Song> = { ok: true, value: demoSong({ id: link, seconds: 1 }) }) => {
    const tell = asked.get(link)
    asked.delete(link)
    tell?.(what)
    await settle()
  }
  return {
    line,
    queue,
    refusals,
    everAsked,
    pass,
    answer,
    open: () => [...asked.keys()],
    batch: () => batch as Batch,
    states: () => batch?.songs.map(({ state }) => state) ?? null,
    /** Answers whatever is asked until nothing more is. */
    answerAll: async () => {
      await settle()
      for (let n = 0; n < 2000 && (asked.size > 0 || timers.length > 0); n++) {
        for (const link of [...asked.keys()]) await answer(link)
        await pass(100)
      }
    },
  }
}

describe('a list that is added', () => {
  it('all hundred come into the queue in their order', async () => {
    const { line, queue, answerAll, batch } = lineTo()
    line.add(list(100), 'Road trip')
    await answerAll()
    expect(queue).toEqual(list(100).map(({ link }) => link))
    expect(batch()).toMatchObject({ phase: 'done', name: 'Road trip' })
  })

  it('songs of the library need not be brought in', async () => {
    const { line, queue, everAsked, answerAll, batch } = lineTo()
    line.add([found('song:moon'), found('s1'), found('song:sun')], null)
    await answerAll()
    expect(queue).toEqual(['moon', 's1', 'sun'])
    expect(everAsked).toEqual(['s1'])
    expect(batch().phase).toBe('done')
  })

  it('three are brought in at a time, and keep their order whichever comes first', async () => {
    const { line, queue, answer, open, pass } = lineTo()
    line.add(list(5), null)
    expect(open()).toEqual(['s0', 's1', 's2'])
    await answer('s2')
    await answer('s1')
    await pass(1000)
    expect(queue).toEqual([])
    expect(open()).toEqual(['s0', 's3', 's4'])
    await answer('s0')
    await pass(1000)
    expect(queue).toEqual(['s0', 's1', 's2'])
  })

  it('nothing is brought in far ahead of one that takes its time', async () => {
    const { line, everAsked, answer } = lineTo()
    line.add(list(100), null)
    for (let n = 1; n < 8; n++) await answer(`s${n}`)
    expect(everAsked).toHaveLength(8)
  })

  it('leaves the socket room for what people press', async () => {
    const { line, queue, answer, pass } = lineTo()
    line.add(list(3), null)
    for (const link of ['s0', 's1', 's2']) await answer(link)
    await pass(79)
    expect(queue).toHaveLength(1)
    await pass(1)
    expect(queue).toHaveLength(2)
  })

  it('one that cannot be had is told, and the others go on', async () => {
    const { line, queue, answer, answerAll, batch, states } = lineTo()
    line.add(list(3), null)
    await answer('s1', refused('unsupported-type'))
    await answerAll()
    expect(queue).toEqual(['s0', 's2'])
    expect(states()).toEqual(['added', 'failed', 'added'])
    expect(batch().songs[1]?.message).toBe('unsupported-type!')
    expect(countOf(batch())).toEqual({ added: 2, failed: 1, all: 3 })
    expect(batch().phase).toBe('done')
  })

  it('those that failed can be tried again, and nothing else is', async () => {
    const { line, queue, answer, answerAll, everAsked, batch } = lineTo()
    line.add(list(2), null)
    await answer('s0', refused('url-timeout'))
    await answerAll()
    line.retry()
    await answerAll()
    expect(everAsked).toEqual(['s0', 's1', 's0'])
    expect(queue).toEqual(['s1', 's0'])
    expect(batch().phase).toBe('done')
  })
})

describe('a server that asks to wait', () => {
  it('is given what it asks for, and then the list goes on where it was', async () => {
    const { line, queue, answer, answerAll, batch, open, pass } = lineTo()
    line.add(list(6), null)
    await answer('s0')
    await answer('s1', refused('rate-limited', 40_000))
    await answer('s2')
    await answer('s3')
    expect(batch().hold).toMatchObject({ until: 40_000, message: 'rate-limited!' })
    await pass(39_999)
    expect(open()).toEqual([])
    expect(queue).toEqual(['s0'])
    await pass(1)
    expect(batch().hold).toBeNull()
    expect(open()).toEqual(['s1', 's4', 's5'])
    await answerAll()
    expect(queue).toEqual(list(6).map(({ link }) => link))
  })

  it('of several that are told to wait the longest time counts', async () => {
    const { line, answer, batch, pass, open } = lineTo()
    line.add(list(3), null)
    await answer('s0', refused('rate-limited', 10_000))
    await answer('s1', refused('rate-limited', 20_000))
    await answer('s2', refused('rate-limited', 5_000))
    expect(batch().hold?.until).toBe(20_000)
    await pass(20_000)
    expect(open()).toEqual(['s0', 's1', 's2'])
  })

  it('one that wants hours for a song has refused it', async () => {
    const { line, answer, states } = lineTo()
    line.add(list(2), null)
    await answer('s0', refused('catalog-busy', 6 * 3_600_000))
    expect(states()).toEqual(['failed', 'bringing'])
  })

  it('one that cannot be reached is tried again, less and less often, and nothing is lost', async () => {
    const { line, queue, answer, answerAll, batch, pass } = lineTo()
    line.add(list(2), null)
    const waits: number[] = []
    for (let n = 0; n < 7; n++) {
      const before = n === 0 ? 0 : (waits.at(-1) ?? 0)
      await answer('s0', refused('unreachable'))
      await answer('s1', refused('unreachable'))
      waits.push(batch().hold?.until ?? Number.NaN)
      await pass((waits.at(-1) as number) - before)
    }
    expect(waits.map((wait, n) => wait - (waits[n - 1] ?? 0))).toEqual([2, 4, 8, 16, 30, 30, 30].map((s) => s * 1000))
    await answerAll()
    expect(queue).toEqual(['s0', 's1'])
  })

  it('commands that were too many are said again a little later', async () => {
    const { line, queue, answer, refusals, pass, states } = lineTo()
    refusals.push('rate-limited')
    line.add(list(1), null)
    await answer('s0')
    await pass(2_999)
    expect(states()).toEqual(['brought'])
    await pass(101)
    expect(queue).toEqual(['s0'])
  })
})

describe('a list that cannot go on', () => {
  it('a full queue stops it and says so, and it goes on by hand with the very song', async () => {
    const { line, queue, answer, answerAll, refusals, batch, states, pass } = lineTo()
    line.add(list(2), null)
    refusals.push('queue-full')
    await answer('s0')
    await answer('s1')
    expect(batch()).toMatchObject({ phase: 'stopped', message: 'The queue is full. Remove a song first.' })
    await pass(1000)
    expect(states()).toEqual(['brought', 'brought'])
    line.resume()
    await answerAll()
    expect(queue).toEqual(['s0', 's1'])
  })

  it('a full library stops it as well', async () => {
    const { line, answer, batch, states } = lineTo()
    line.add(list(1), null)
    await answer('s0', refused('library-full'))
    expect(batch()).toMatchObject({ phase: 'stopped', message: 'library-full!' })
    expect(states()).toEqual(['waiting'])
  })

  it('stopped by hand it begins nothing more, and keeps what came meanwhile for when it goes on', async () => {
    const { line, queue, answer, answerAll, everAsked, pass, states } = lineTo()
    line.add(list(5), null)
    line.stop()
    await answer('s0')
    await answer('s1', refused('rate-limited', 9_000))
    await pass(20_000)
    expect(queue).toEqual([])
    expect(everAsked).toHaveLength(3)
    expect(states()).toEqual(['brought', 'waiting', 'bringing', 'waiting', 'waiting'])
    line.resume()
    await answerAll()
    expect(queue).toEqual(list(5).map(({ link }) => link))
  })

  it('a song that the room refuses does not hold up the others', async () => {
    const { line, queue, answer, refusals, pass, states } = lineTo()
    refusals.push('song-not-found')
    line.add(list(2), null)
    await answer('s0')
    await answer('s1')
    await pass(1000)
    expect(states()).toEqual(['failed', 'added'])
    expect(queue).toEqual(['s1'])
  })
})

describe('one list after the other', () => {
  it('a second one chosen meanwhile comes after the first', async () => {
    const { line, queue, answer, answerAll, batch } = lineTo()
    line.add(list(2), 'One')
    await answer('s1')
    line.add(list(2, 2), 'Two')
    expect(batch()).toMatchObject({ name: null })
    await answerAll()
    expect(queue).toEqual(['s0', 's1', 's2', 's3'])
  })

  it('what comes late for a list that was put away is not taken for the next one’s', async () => {
    const { line, answer, states, queue, pass } = lineTo()
    line.add(list(1), null)
    line.dismiss()
    expect(states()).toBeNull()
    line.add([found('other')], null)
    await answer('s0')
    await pass(1000)
    expect(queue).toEqual([])
    expect(states()).toEqual(['bringing'])
  })

  it('a new one after the last is done begins anew', async () => {
    const { line, answerAll, batch } = lineTo()
    line.add(list(3), 'One')
    await answerAll()
    line.add(list(1, 9), 'Two')
    expect(batch()).toMatchObject({ name: 'Two', songs: { length: 1 }, phase: 'running' })
  })
})
