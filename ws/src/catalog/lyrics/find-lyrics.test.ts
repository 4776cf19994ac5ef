import type { Song, SongId } from '@earshot/sync'
import { describe, expect, test, vi } from 'vitest'
import { createFindLyrics, type LyricsOptions } from './find-lyrics.ts'
import { lyricsIn, type TaggedLyrics } from './read-lyrics.ts'

const TIMED = '[00:01.00]In time'
const PLAIN = 'Without time'
const tags = (...texts: string[]): TaggedLyrics => ({ texts, syllables: [] })
const song = (more: Partial<Song> = {}) =>
  ({
    songId: 'a' as SongId,
    title: 'Song',
    artist: 'Ada',
    album: '',
    durationMs: null,
    source: { kind: 'file', url: '/media/a.mp3', mimeType: 'audio/mpeg', sizeBytes: 1 },
    ...more,
  }) as Song

/** Everywhere the same for all songs; `pass` lets time go by. */
const bench = (has: { tags?: TaggedLyrics | null; beside?: string | null; there?: string | null | Error | 'off' }) => {
  let now = 0
  const options = {
    readTags: vi.fn(async () => has.tags ?? null),
    readBeside: vi.fn(async () => has.beside ?? null),
    ask: vi.fn(async () => {
      if (has.there instanceof Error) throw has.there
      return has.there ? lyricsIn(has.there) : null
    }),
    now: () => now,
  }
  const { ask, ...local } = options
  const find = createFindLyrics({ ...local, ask: has.there === 'off' ? null : ask } satisfies LyricsOptions)
  return { ...options, find, has, pass: (ms: number) => (now += ms) }
}

const first = async (of: ReturnType<typeof bench>, which = song()) => {
  const { lyrics, source, provider } = await of.find(which)
  return [lyrics?.lines[0]?.text ?? null, source, provider]
}

describe('lyrics are looked for', () => {
  test('in the tags, then beside the file, then elsewhere', async () => {
    const all = { tags: tags(TIMED), beside: '[00:01]Beside', there: '[00:01]There' }
    expect(await first(bench(all))).toEqual(['In time', 'tags', 'ok'])
    expect(await first(bench({ ...all, tags: null }))).toEqual(['Beside', 'file', 'ok'])
    expect(await first(bench({ there: all.there }))).toEqual(['There', 'provider', 'ok'])
    expect(await first(bench({}))).toEqual([null, null, 'ok'])
  })

  test('and those with times are taken before those without, wherever they are', async () => {
    expect(await first(bench({ tags: tags(PLAIN), beside: TIMED }))).toEqual(['In time', 'file', 'ok'])
    expect(await first(bench({ tags: tags(PLAIN), beside: 'Other', there: TIMED }))).toEqual([
      'In time',
      'provider',
      'ok',
    ])
    expect(await first(bench({ tags: tags(PLAIN), beside: 'Other', there: 'There' }))).toEqual([PLAIN, 'tags', 'ok'])
    expect(await first(bench({ tags: tags(PLAIN, TIMED) }))).toEqual(['In time', 'tags', 'ok'])
  })

  test('nowhere else where nobody is to be asked, and for what is broadcast', async () => {
    expect(await first(bench({ there: 'off' }))).toEqual([null, null, 'off'])
    const radio = bench({ there: TIMED })
    expect(await first(radio, song({ source: { kind: 'live', url: 'http://x', format: 'icy' } }))).toEqual([
      null,
      null,
      'ok',
    ])
    expect(radio.ask).not.toHaveBeenCalled()
  })

  test('and one place that cannot be asked takes nothing from the others', async () => {
    const broken = bench({ there: new Error('away') })
    expect(await first(broken)).toEqual([null, null, 'failed'])
    broken.has.beside = PLAIN
    broken.pass(60_000)
    expect(await first(broken)).toEqual([PLAIN, 'file', 'failed'])
    const unreadable = bench({ there: TIMED })
    unreadable.readTags.mockRejectedValue(new Error('unreadable'))
    unreadable.readBeside.mockRejectedValue(new Error('unreadable'))
    expect(await first(unreadable)).toEqual(['In time', 'provider', 'ok'])
  })
})

describe('what was found', () => {
  test('is told to a whole room without being looked for again', async () => {
    const found = bench({ there: TIMED })
    await Promise.all(Array.from({ length: 20 }, () => found.find(song())))
    expect([found.readTags, found.readBeside, found.ask].map((asked) => asked.mock.calls.length)).toEqual([1, 1, 1])
  })

  test('lies here for half a minute, elsewhere for a day; that there was nothing, alike', async () => {
    const found = bench({})
    await found.find(song())
    found.pass(31_000)
    found.has.beside = PLAIN
    expect(await first(found)).toEqual([PLAIN, 'file', 'ok'])
    expect(found.ask).toHaveBeenCalledOnce()
    found.pass(24 * 60 * 60_000)
    await found.find(song())
    expect(found.ask).toHaveBeenCalledTimes(2)
  })

  test('is no failure: that is tried again', async () => {
    const found = bench({ there: new Error('away') })
    await found.find(song())
    found.has.there = TIMED
    expect(await first(found)).toEqual(['In time', 'provider', 'ok'])
  })
})

test('foreign text is made fit to show', () => {
  expect(lyricsIn('[00:01.00]a\u202Eb\u0007\u200Bc')?.lines).toEqual([{ atMs: 1000, text: 'ab c' }])
})
