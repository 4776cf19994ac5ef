import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { song as songSchema } from '@earshot/sync'
import { describe, expect, test } from 'vitest'
import { openIngest } from './ingest.ts'
import { MIME_TYPES } from './kinds.ts'
import { ingestBench, pieces, tone } from './testing.ts'

const kinds = Object.keys(MIME_TYPES) as (keyof typeof MIME_TYPES)[]

describe('a file that is taken in', () => {
  test.each(kinds)('%s: tags, exact length and a content-addressed place', async (kind) => {
    const { ingest, files, mediaDir } = await ingestBench()
    const bytes = await tone(kind)
    const song = await ingest(pieces(bytes), { fileNameHint: '01 - My_Tone.xyz' })
    const hash = createHash('sha256').update(bytes).digest('hex')
    expect(songSchema.parse(song)).toEqual(song)
    expect(song.songId).toBe(hash.slice(0, 32))
    expect(song.source).toEqual({
      kind: 'file',
      url: `/media/${hash}.${kind}`,
      mimeType: MIME_TYPES[kind],
      sizeBytes: bytes.length,
    })
    expect(readFileSync(path.join(mediaDir, `${hash}.${kind}`)).equals(bytes)).toBe(true)
    // Raw AAC has neither tags nor a way to tell what its encoder added.
    const tagged = { title: 'Tone', artist: 'Sine', album: 'Fixtures', durationMs: 1000 }
    const raw = { title: 'My Tone', artist: '', album: '', durationMs: 1044.8984375 }
    expect(song).toMatchObject(kind === 'aac' ? raw : tagged)
    expect(files().filter((file) => file.startsWith('tmp'))).toEqual([])
  })

  test('its cover is stored beside it, under the hash of the picture', async () => {
    const { ingest, files } = await ingestBench()
    const song = await ingest(pieces(await tone('mp3')), { fileNameHint: '' })
    expect(song.coverUrl).toMatch(/^\/media\/covers\/[0-9a-f]{64}\.png$/)
    expect(files()).toContain(song.coverUrl?.slice('/media/'.length))
  })

  test('the same content again answers the song that is there, also when both come at once', async () => {
    const { ingest, files, songs } = await ingestBench()
    const bytes = await tone('ogg')
    const both = await Promise.all(['a', 'b'].map((name) => ingest(pieces(bytes), { fileNameHint: name })))
    expect(both[0]).toBe(both[1])
    expect(await ingest(pieces(bytes), { fileNameHint: 'c' })).toBe(both[0])
    expect(songs.size).toBe(1)
    expect(files()).toHaveLength(1)
  })

  test('a song whose file was removed by hand sounds again when it comes again', async () => {
    const { ingest, files, mediaDir } = await ingestBench()
    const bytes = await tone('ogg')
    await ingest(pieces(bytes), { fileNameHint: '' })
    const [file = ''] = files()
    rmSync(path.join(mediaDir, file))
    await ingest(pieces(bytes), { fileNameHint: '' })
    expect(readFileSync(path.join(mediaDir, file)).equals(bytes)).toBe(true)
  })

  test('what an earlier life left unfinished is cleared', async () => {
    const { mediaDir, files } = await ingestBench()
    mkdirSync(path.join(mediaDir, 'tmp'), { recursive: true })
    writeFileSync(path.join(mediaDir, 'tmp', 'half'), 'x')
    await openIngest({
      mediaDir,
      library: { getSong: () => null, hasRoomFor: () => true, addSong: async () => {} },
      maxBytes: 1,
      maxAtOnce: 1,
      idleMs: 1,
      now: () => 0,
    })
    expect(files()).toEqual([])
  })
})

describe('a file that is refused leaves nothing', () => {
  async function refusal(stream: AsyncIterable<Uint8Array>, options: Parameters<typeof ingestBench>[0] = {}) {
    const bench = await ingestBench(options)
    const error = await bench.ingest(stream, { fileNameHint: 'x.mp3' }).then(
      () => null,
      (thrown) => thrown,
    )
    expect(bench.files()).toEqual([])
    expect(bench.songs.size).toBe(0)
    return error?.code
  }

  async function* endless() {
    while (true) yield Buffer.alloc(10_000)
  }
  async function* broken() {
    yield Buffer.alloc(100)
    throw new Error('aborted')
  }
  async function* stalling() {
    yield Buffer.alloc(100)
    await new Promise(() => {})
  }

  test('an empty one', async () => expect(await refusal(pieces(Buffer.alloc(0)))).toBe('empty-file'))
  test('an endless one', async () => expect(await refusal(endless())).toBe('file-too-large'))
  test('one whose sender goes away', async () => expect(await refusal(broken())).toBe('upload-interrupted'))
  test('one whose sender falls silent', async () =>
    expect(await refusal(stalling(), { idleMs: 20 })).toBe('upload-stalled'))

  test.each([
    ['a web page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a picture with a song name', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['noise', Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7919) % 251))],
  ])('%s', async (_, bytes) => expect(await refusal(pieces(bytes))).toBe('unsupported-type'))

  test.each([
    ['half a FLAC', 'flac', 0.5],
    ['half an M4A', 'm4a', 0.5],
    ['the first bytes of an Ogg', 'ogg', 0.1],
    ['the tags of an MP3 without its sound', 'mp3', 0.05],
  ])('%s', async (_, kind, share) => {
    const bytes = await tone(kind)
    expect(await refusal(pieces(bytes.subarray(0, bytes.length * share)))).toBe('unreadable-audio')
  })

  test('one that would fill the library', async () => {
    const library = { getSong: () => null, hasRoomFor: (bytes: number) => bytes < 3000, addSong: async () => {} }
    expect(await refusal(pieces(await tone('mp3')), { library })).toBe('library-full')
  })

  test('one that the database cannot keep', async () => {
    const addSong = () => Promise.reject(new Error('database down'))
    const library = { getSong: () => null, hasRoomFor: () => true, addSong }
    expect(await refusal(pieces(await tone('mp3')), { library })).toBe('storage-failed')
  })

  test('one too many at the same time', async () => {
    const { ingest } = await ingestBench({ maxAtOnce: 1, idleMs: 50 })
    const first = ingest(stalling(), { fileNameHint: '' }).catch(({ code }) => code)
    await expect(ingest(pieces(await tone('mp3')), { fileNameHint: '' })).rejects.toMatchObject({ code: 'too-busy' })
    expect(await first).toBe('upload-stalled')
    await expect(ingest(pieces(await tone('mp3')), { fileNameHint: '' })).resolves.toBeTruthy()
  })

  test('a bound of its own may be lower', async () => {
    const { ingest, files } = await ingestBench()
    const hints = { fileNameHint: '', maxBytes: 100 }
    await expect(ingest(pieces(await tone('mp3')), hints)).rejects.toMatchObject({ code: 'file-too-large' })
    expect(files()).toEqual([])
  })
})
